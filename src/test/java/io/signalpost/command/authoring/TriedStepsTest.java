package io.signalpost.command.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code try} makes of Camel's steps: a destination each, over the same two events, once answered well and once not. */
@Timeout(120)
class TriedStepsTest {

    private static final String ROUTE = """
            - route:
                id: %1$s
                description: Tries a step.
                from:
                  uri: event-log:%1$s
                  parameters:
                    batchSize: %2$s
                  steps:
            %3$s
            """;

    private static final String POLL = """
            - pollEnrich:
                expression:
                  constant:
                    expression: "file:inbox?fileName=names.csv"
                timeout: "1000"
            - to:
                uri: kafka:names
            """;

    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("do-try", """
                    - doTry:
                        steps:
                          - to:
                              uri: http:crm/events?httpMethod=POST
                        doCatch:
                          - exception:
                              - org.apache.camel.http.base.HttpOperationFailedException
                            steps:
                              - to:
                                  uri: file:refused
                        doFinally:
                          steps:
                            - to:
                                uri: kafka:audit
                    """),
            Map.entry("recipient-list", """
                    - recipientList:
                        expression:
                          simple:
                            expression: "kafka:${header.SmartcarEventType},aws2-sqs:all"
                    """),
            Map.entry("enrich", """
                    - setHeader:
                        name: CamelHttpMethod
                        expression:
                          constant:
                            expression: GET
                    - enrich:
                        expression:
                          constant:
                            expression: "http:crm/customers"
                    - to:
                        uri: kafka:customers
                    """),
            Map.entry("poll-enrich", POLL),
            Map.entry("poll-enrich-beside", """
                    - multicast:
                        parallelProcessing: "true"
                        steps:
                          - pollEnrich:
                              expression:
                                constant:
                                  expression: "file:inbox?fileName=names.csv"
                              timeout: "1000"
                          - to:
                              uri: kafka:names
                    """),
            Map.entry("poll", """
                    - poll:
                        uri: "sql:SELECT name FROM customer?dataSource=#seen-database"
                        timeout: "1000"
                    - to:
                        uri: kafka:names
                    """),
            Map.entry("delay", """
                    - delay:
                        expression:
                          constant:
                            expression: "3600000"
                    - throttle:
                        expression:
                          constant:
                            expression: "1"
                        timePeriodMillis: "3600000"
                    - to:
                        uri: kafka:late
                    """),
            Map.entry("http-method", """
                    - setHeader:
                        name: CamelHttpMethod
                        expression:
                          constant:
                            expression: DELETE
                    - to:
                        uri: http:crm/a?httpMethod=POST&region=hidden-in-the-query
                    - to:
                        uri: http:crm/b
                    """),
            Map.entry("later", """
                    - to:
                        uri: http:later/events?httpMethod=POST
                    """),
            Map.entry("never", """
                    - to:
                        uri: http:never/events?httpMethod=POST
                    """),
            Map.entry("busy", """
                    - to:
                        uri: http:busy/events?httpMethod=POST
                    """),
            Map.entry("refusal", """
                    - validate:
                        expression:
                          simple:
                            expression: "${body.vehicle.make} == 'TESLA'"
                    """),
            Map.entry("secret", """
                    - throwException:
                        exceptionType: java.lang.IllegalStateException
                        message: "{{destination.crm.token}} in {{signalpost.data-dir}}"
                    """),
            Map.entry("once", """
                    - idempotentConsumer:
                        expression:
                          simple:
                            expression: "${body.vehicle.id}"
                        idempotentRepository: seen
                        eager: "false"
                        steps:
                          - to:
                              uri: "sql:INSERT INTO seen VALUES (:#${body.id})?dataSource=#seen-database"
                    """));

    private static final String BATCH = """
            - split:
                expression:
                  simple:
                    expression: "${body}"
                stopOnException: "true"
                steps:
                  - filter:
                      expression:
                        simple:
                          expression: "${body.id} == 'second'"
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalArgumentException
                            message: no
                  - to:
                      uri: kafka:each
            """;

    private static final String BESIDE = """
            - routeConfiguration:
                id: again
                onException:
                  - onException:
                      exception:
                        - java.net.ConnectException
                      redeliveryPolicy:
                        maximumRedeliveries: "2"
                        redeliveryDelay: "3600000"
            - route:
                id: redelivery
                description: Sends again.
                routeConfigurationId: again
                from:
                  uri: event-log:redelivery
                  steps:
                    - to:
                        uri: http:down/events?httpMethod=POST
            - beans:
                - name: seen-database
                  type: org.sqlite.SQLiteDataSource
                  properties:
                    url: "jdbc:sqlite:%1$s/written.db"
                - name: seen-transactions
                  type: org.springframework.jdbc.datasource.DataSourceTransactionManager
                  constructors:
                    "0": "#bean:seen-database"
                - name: seen
                  type: org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository
                  constructors:
                    "0": "#bean:seen-database"
                    "1": "seen"
            """;

    @TempDir
    static Path folder;

    private static List<JsonNode> well;
    private static List<JsonNode> told;

    @BeforeAll
    static void tryAll() throws IOException {
        Files.writeString(folder.resolve("application.properties"), """
                smartcar.management-token=token-of-this-test
                destination.crm.token=token-of-the-other-side
                """);
        Files.createDirectories(folder.resolve("events"));
        Files.write(folder.resolve("events/1.json"), Examples.withId("vehicle-state-first-delivery.json", "first"));
        Files.write(folder.resolve("events/2.json"), Examples.withId("vehicle-state-first-delivery.json", "second"));
        String routes = STEPS.entrySet().stream()
                .map(step -> route(step.getKey(), 1, step.getValue()))
                .collect(joining());
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                folder.resolve("routes/steps.camel.yaml"),
                routes + route("batch", 2, BATCH) + BESIDE.formatted(folder));

        well = run();
        told = run(
                "--answer",
                "http:crm/events=404",
                "--answer",
                "http:crm/customers=200 {\"name\":\"Fleet\"}",
                "--answer",
                "http:down=error",
                "--answer",
                "http:later=404",
                "--answer",
                "http:never=400",
                "--answer",
                "http:busy=503,Retry-After:60",
                "--answer",
                "file:inbox=body 1bcddf9f,Fleet",
                "--answer",
                "sql=[{\"name\":\"Fleet\"}]");
    }

    private static String route(String name, int batchSize, String steps) {
        return ROUTE.formatted(name, batchSize, steps.indent(8)).replaceAll("\n\n", "\n");
    }

    private static List<JsonNode> run(String... answers) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "try",
                folder.resolve("routes/steps.camel.yaml").toString(),
                "--events",
                folder.resolve("events").toString(),
                "--settings",
                folder.resolve("application.properties").toString(),
                "--format",
                "json"));
        arguments.addAll(List.of(answers));
        CommandRun run = CommandRun.of(Map.of(), arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    /** Of the event {@code first}. */
    private static JsonNode of(List<JsonNode> lines, String destination) {
        return of(lines, destination, "first");
    }

    private static JsonNode of(List<JsonNode> lines, String destination, String event) {
        return lines.stream()
                .filter(line -> line.path("destination").asText().equals(destination)
                        && line.path("event").asText().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> endpoints(JsonNode line) {
        return line.path("sent").findValuesAsText("endpoint");
    }

    private static String lastBody(JsonNode line) {
        JsonNode sent = line.path("sent");
        return sent.get(sent.size() - 1).path("body").asText();
    }

    @Test
    void anAnswerDecidesWhatBecomesOfTheEvent() {
        assertThat(of(told, "later").path("result").asText()).isEqualTo("retry");
        assertThat(of(told, "later").path("reason").asText()).isEqualTo("HTTP 404");
        assertThat(of(told, "never").path("result").asText()).isEqualTo("dead");
        assertThat(of(told, "busy").path("result").asText()).isEqualTo("waits");
    }

    @Test
    void aCaughtErrorGoesTheWayOfItsDoCatch() {
        assertThat(endpoints(of(well, "do-try")))
                .containsExactly("http:crm/events POST http://crm/events", "kafka:audit");
        assertThat(endpoints(of(told, "do-try")))
                .containsExactly("http:crm/events POST http://crm/events", "file:refused", "kafka:audit");
        assertThat(of(told, "do-try").path("result").asText()).isEqualTo("sent");
    }

    @Test
    void eachRecipientIsShown() {
        assertThat(endpoints(of(well, "recipient-list"))).containsExactly("kafka:VEHICLE_STATE", "aws2-sqs:all");
    }

    @Test
    void enrichGetsTheAnswer() {
        assertThat(endpoints(of(told, "enrich"))).startsWith("http:crm GET http://crm/customers");
        assertThat(lastBody(of(told, "enrich"))).isEqualTo("{\"name\":\"Fleet\"}");
    }

    @Test
    void whatPollEnrichLacksIsTold() {
        String lacking = "nothing is read from file:inbox, for want of an --answer";
        assertThat(of(well, "poll-enrich").path("reason").asText()).isEqualTo(lacking);
        assertThat(of(well, "poll-enrich-beside").path("reason").asText()).isEqualTo(lacking);
        assertThat(of(well, "poll-enrich").path("result").asText()).isEqualTo("sent");
    }

    @Test
    void pollEnrichAndPollReadTheAnswer() {
        assertThat(lastBody(of(told, "poll-enrich"))).isEqualTo("1bcddf9f,Fleet");
        assertThat(lastBody(of(told, "poll"))).isEqualTo("[{\"name\":\"Fleet\"}]");
        assertThat(of(told, "poll-enrich").path("reason").isNull()).isTrue();
    }

    /** Else this class would come to its time-out. */
    @Test
    void nobodyWaits() {
        assertThat(endpoints(of(well, "delay", "second"))).containsExactly("kafka:late");
        assertThat(endpoints(of(told, "redelivery"))).hasSize(3);
    }

    @Test
    void aRequestIsShownAsCamelSendsIt() {
        JsonNode line = of(well, "http-method");

        assertThat(endpoints(line))
                .containsExactly("http:crm/a POST http://crm/a?region=xxxxxx", "http:crm/b DELETE http://crm/b");
        assertThat(line.toString()).doesNotContain("hidden-in-the-query");
        assertThat(line.path("sent").get(0).path("body").asText()).contains("\"eventId\":\"first\"");
    }

    @Test
    void aDeleteHasNoBody() {
        assertThat(of(well, "enrich").path("sent").get(0).path("body").asText()).isEmpty();
    }

    @Test
    void theSameErrorHasTheSameReason() {
        assertThat(of(well, "refusal").path("reason").asText())
                .startsWith("Validation failed for ")
                .isEqualTo(of(well, "refusal", "second").path("reason").asText());
    }

    @Test
    void aReasonHidesSecretsAndNamesTheReceiversFolder() {
        assertThat(of(well, "secret").path("reason").asText()).isEqualTo("xxxxxx in ./data");
    }

    @Test
    void theEventThatSpoilsABatchIsFound() {
        assertThat(of(well, "batch").path("result").asText()).isEqualTo("sent");
        assertThat(of(well, "batch", "second").path("result").asText()).isEqualTo("retry");
        assertThat(of(well, "batch", "second").path("reason").asText()).isEqualTo("no");
        assertThat(of(well, "batch", "second").path("batch").asInt()).isEqualTo(1);
    }

    @Test
    void beansOfTheFileRememberInMemoryAndWriteNothing() throws IOException {
        assertThat(endpoints(of(well, "once"))).containsExactly("sql:INSERT INTO seen VALUES (:#${body.id})");
        assertThat(of(well, "once", "second").path("result").asText()).isEqualTo("nothing-sent");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("application.properties", "events", "routes");
        }
    }
}
