package io.signalpost.command.authoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The command as a user runs it, with every shipped destination pointing at a port that must get nothing. */
class TryCommandTest {

    private static final String SECRET = "whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAzMiBieXRlcyE=";

    private static final String OWN = """
            - route:
                id: mine
                description: Posts low batteries.
                from:
                  uri: event-log:mine
                  parameters:
                    eventTypes: VEHICLE_STATE
                    signals: tractionbattery-stateofcharge
                  steps:
                    - filter:
                        expression:
                          simple:
                            expression: "${body.signal('tractionbattery-stateofcharge').decimal} < 60"
                        steps:
                          - setBody:
                              expression:
                                simple:
                                  expression: "low: ${body.vehicle.id}"
                          - to:
                              uri: direct:post
            """;

    private static final String CALLED = """
            - route:
                id: post
                description: Posts.
                from:
                  uri: direct:post
                  steps:
                    - to:
                        uri: http:localhost:%d/low
                        parameters:
                          httpMethod: POST
            """;

    @TempDir
    Path folder;

    private ServerSocket port;

    @BeforeEach
    void listen() throws IOException {
        port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        int number = port.getLocalPort();
        Files.writeString(folder.resolve("application.properties"), """
                signalpost.data-dir=%2$s/data
                smartcar.management-token=token-of-this-test
                destination.http.url=http://localhost:%1$d/webhooks?key=hidden-in-the-query
                destination.http.secret=%3$s
                destination.http.allow-private-addresses=true
                destination.email.host=localhost
                destination.email.port=%1$d
                destination.email.encryption=none
                destination.email.from=from@example.com
                destination.email.to=to@example.com
                destination.sqs.queue-url=http://localhost:%1$d/000000000000/events
                destination.sqs.endpoint-override=http://localhost:%1$d
                destination.sqs.region=eu-central-1
                destination.kafka.brokers=localhost:%1$d
                destination.kafka.topic=smartcar
                destination.mqtt.url=mqtt://localhost:%1$d
                destination.amqp.url=amqp://localhost:%1$d
                destination.amqp.address=/queues/vehicle-events
                destination.s3.bucket=vehicle-events
                destination.s3.endpoint-override=http://localhost:%1$d
                destination.s3.region=eu-central-1
                destination.chat.url=http://localhost:%1$d/services/hidden
                destination.chat.allow-private-addresses=true
                destination.database.url=jdbc:postgresql://localhost:%1$d/business
                """.formatted(number, folder, SECRET));
    }

    /** Whoever has connected would be waiting to be accepted. */
    @AfterEach
    void nothingHasLeftTheProcess() throws IOException {
        try (ServerSocket target = port) {
            target.setSoTimeout(1);
            assertThatThrownBy(target::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("try"));
        all.addAll(List.of(arguments));
        all.addAll(
                List.of("--settings", folder.resolve("application.properties").toString()));
        return CommandRun.of(Map.of(), all.toArray(String[]::new));
    }

    private String event(String name) throws IOException {
        Path file = folder.resolve("events").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, Examples.body(name)).toString();
    }

    private String routes(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file.resolveSibling("post.camel.yaml"), CALLED.formatted(port.getLocalPort()));
        return Files.writeString(file, text).toString();
    }

    private static List<JsonNode> lines(CommandRun run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    /** In one file, since each start takes a second; by other names, as the packaged ones are there, too. */
    @Test
    void everyShippedDestinationShowsWhatItWouldSend() throws IOException {
        List<String> names =
                List.of("http", "email", "sqs", "database", "kafka", "mqtt", "amqp", "s3", "files", "chat", "log");
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(Files.readString(Path.of("routes/" + name + ".camel.yaml"))
                    .replaceFirst("(?m)^    id: " + name + "$", "    id: my-" + name)
                    .replaceFirst("uri: event-log:" + name + "\\b", "uri: event-log:my-" + name));
        }

        CommandRun run = run(
                routes("routes/all.camel.yaml", all.toString()), "--events", event("vehicle-error-auth-failed.json"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("-> http:business-system POST http://localhost:", "-> smtp:email", "-> aws2-sqs:signalpost")
                .contains("-> sql:destination-database-tables", "-> kafka:smartcar", "-> mqtt:destination-mqtt")
                .contains(
                        "-> file:destination-files",
                        "-> http:chat POST",
                        "-> jms:queue:signalpost",
                        "-> aws2-s3:vehicle-events",
                        "-> log:io.signalpost.events");
        assertThat(names).allSatisfy(name -> assertThat(run.out()).contains("\nmy-" + name + ": 1 sent\n"));
        assertThat(run.exit()).isZero();
    }

    @Test
    void secretsAreNotShown() throws IOException {
        CommandRun run = run("routes/http.camel.yaml", "--events", event("vehicle-state-first-delivery.json"));

        assertThat(run.out())
                .contains("key=xxxxxx", "webhook-id: 0a8c63ca", "webhook-timestamp: 1773650400")
                .doesNotContain("hidden-in-the-query", SECRET);
    }

    /** It compares with what this trial has shown, and keeps nothing. */
    @Test
    void whatAKameletHoldsBackIsNamed() throws IOException {
        String file = routes(
                "routes/mine.camel.yaml",
                OWN.replace("        eventTypes:", "        order: vehicle-strict\n        eventTypes:")
                        .replace(
                                "        - filter:",
                                "        - to:\n            uri: kamelet:only-changed?signal=tractionbattery-stateofcharge&threshold=5\n"
                                        + "        - filter:"));
        Files.createDirectories(folder.resolve("events"));
        String events = Files.write(
                        folder.resolve("events/all.jsonl"),
                        List.of(
                                new String(Examples.withId("vehicle-state-many-signals.json", "one")),
                                new String(Examples.withId("vehicle-state-many-signals.json", "two"))))
                .toString();

        CommandRun run = run(file, "--events", events);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("mine one VEHICLE_STATE: sent")
                .contains("mine two VEHICLE_STATE: nothing sent, only-changed 5:"
                        + " tractionbattery-stateofcharge has not changed by 5");
    }

    @Test
    void whatFilteredAnEventIsNamed() throws IOException {
        String file = routes("routes/mine.camel.yaml", OWN.replace("< 60", "< 20"));
        event("vehicle-error.json");
        event("vehicle-state-first-delivery.json");

        CommandRun run = run(file, "--events", folder.resolve("events").toString());

        assertThat(run.out())
                .contains("VEHICLE_ERROR: filtered, eventTypes: VEHICLE_STATE; the event has VEHICLE_ERROR;"
                        + " signals: tractionbattery-stateofcharge; the event has none")
                .contains("VEHICLE_STATE: nothing sent, " + file + ":10: filter"
                        + " ${body.signal('tractionbattery-stateofcharge').decimal} < 20")
                .contains("mine: 1 filtered, 1 nothing sent\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void routesOfOtherFilesThatAreCalledRun() throws IOException {
        String file = routes("routes/mine.camel.yaml", OWN);

        CommandRun run = run(file, "--events", event("vehicle-state-first-delivery.json"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("-> http:localhost:" + port.getLocalPort() + "/low POST")
                .contains("| low: 1bcddf9f-f4f4-5e71-9870-ce0851b7f826");
    }

    /** To look at a failure is no failure of the route. */
    @Test
    void whatAnAnswerBringsAboutIsExitCode0() throws IOException {
        String file = routes("routes/mine.camel.yaml", OWN);
        String event = event("vehicle-state-first-delivery.json");

        CommandRun run = run(file, "--events", event, "--answer", "http=404", "--answer", "sqs=error");

        assertThat(run.out()).contains(": would be retried, HTTP 404");
        assertThat(run.err()).contains("--answer sqs=error: nothing was sent there");
        assertThat(run.exit()).isZero();
    }

    @Test
    void anErrorOfTheRouteIsExitCode1() throws IOException {
        String file = routes(
                "routes/mine.camel.yaml",
                OWN.replace(
                        "expression: \"low: ${body.vehicle.id}\"",
                        "expression: \"${body.vehicle.id.substring(0,99)}\""));

        CommandRun run = run(file, "--events", event("vehicle-state-first-delivery.json"));

        assertThat(run.out()).contains("mine: 1 would be retried");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aFileThatCheckRefusesIsNotRun() throws IOException {
        String file =
                routes("routes/mine.camel.yaml", OWN.replace("stateofcharge').decimal", "stateofcharge').decimel"));

        CommandRun run = run(file, "--events", event("vehicle-state-first-delivery.json"));

        assertThat(run.err()).contains(file + ":13:").contains("Signal has no 'decimel'; did you mean 'decimal'?");
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aBatchIsHandedOverAsTheReceiverDoes() throws IOException {
        Stream.of("1", "2", "3")
                .forEach(id -> write("events/" + id + ".json", Examples.withId("vehicle-error.json", "id-" + id)));

        CommandRun run = run(
                "routes/sqs.camel.yaml", "--events", folder.resolve("events").toString(), "--format", "json");

        assertThat(lines(run)).hasSize(4);
        assertThat(lines(run).subList(0, 3)).allSatisfy(line -> {
            assertThat(line.path("batch").asInt()).isEqualTo(1);
            assertThat(line.path("result").asText()).isEqualTo("sent");
            assertThat(line.path("sent")).hasSize(1);
            assertThat(line.path("sent").get(0).path("body").asText())
                    .contains(line.path("event").asText());
        });
        assertThat(lines(run)
                        .get(3)
                        .path("summary")
                        .path("destinations")
                        .path("sqs")
                        .path("sent")
                        .asInt())
                .isEqualTo(3);
    }

    /** A renamed destination is one that has gone and one that is new: its name is its position in the log. */
    @Test
    void comparesWithTheVersionOfAFolder() throws IOException {
        String wide = "< 60";
        String narrow = "< 20";
        String text = "low: ";
        String otherText = "empty: ";
        routes(
                "routes/mine.camel.yaml",
                own("narrowed", wide, text)
                        + own("widened", narrow, text)
                        + own("reworded", wide, text)
                        + own("kept", wide, text)
                        + own("gone", wide, text));
        String next = routes(
                "next/mine.camel.yaml",
                own("narrowed", narrow, text)
                        + own("widened", wide, text)
                        + own("reworded", wide, otherText)
                        + own("kept", wide, text)
                        + own("added", wide, text));

        CommandRun run = run(
                next,
                "--events",
                event("vehicle-state-first-delivery.json"),
                "--against",
                folder.resolve("routes").toString());

        assertThat(run.out())
                .contains("no longer matched:\n  now     narrowed ", "narrowed: 1 no longer matched\n")
                .contains("newly matched:\n  now     widened ", "widened: 1 newly matched\n")
                .contains("changed:\n  now     reworded ", "| empty: ", "| low: ", "reworded: 1 changed\n")
                .contains("newly matched:\n  now     added ", "  before  no such destination\n")
                .contains("no longer matched:\n  now     gone ", "nothing sent, there is no such destination\n")
                .contains("kept: 1 as before\n")
                .doesNotContain("now     kept ");
    }

    private static String own(String name, String condition, String text) {
        return OWN.replace(": mine", ": " + name)
                .replace("event-log:mine", "event-log:" + name)
                .replace("< 60", condition)
                .replace("low: ", text);
    }

    @Test
    void theSameVersionChangesNothing() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("next")).resolve("http.camel.yaml");
        Files.copy(Path.of("routes/http.camel.yaml"), copy);

        CommandRun run = run(
                copy.toString(),
                "--events",
                event("vehicle-state-first-delivery.json"),
                "--against",
                "routes",
                "--format",
                "json");

        assertThat(run.err()).isEmpty();
        assertThat(lines(run).get(0).path("change").asText()).isEqualTo("same");
    }

    @Test
    void aDatabaseAnswersWithTheRowsThatAreGiven() throws IOException {
        CommandRun run = run(
                "docs/cookbook/geofence.camel.yaml",
                "--events",
                event("vehicle-state-many-signals.json"),
                "--answer",
                "sql=[{\"was\":1,\"inside\":0}]");

        assertThat(run.out())
                .contains("-> sql:SELECT", ":#${variable.vehicleId}=1bcddf9f-f4f4-5e71-9870-ce0851b7f826")
                .contains("has left destination.geofence.name.")
                .contains("-> sql:INSERT INTO geofence");
    }

    @Test
    void whatARouteRemembersItRemembersWhileItIsTried() throws IOException {
        byte[] low = new String(Examples.body("vehicle-state-first-delivery.json"), StandardCharsets.UTF_8)
                .replace("\"value\":57", "\"value\":7")
                .getBytes(StandardCharsets.UTF_8);
        write("events/1.json", low);
        write("events/2.json", low);

        CommandRun run = run(
                "docs/cookbook/once-a-day.camel.yaml",
                "--events",
                folder.resolve("events").toString(),
                "--format",
                "json");

        assertThat(lines(run).get(0).path("result").asText()).isEqualTo("sent");
        assertThat(lines(run).get(1).path("result").asText()).isEqualTo("nothing-sent");
        assertThat(lines(run).get(1).path("reason").asText()).contains("seen before: ");
    }

    @Test
    void anErrorThatTheRouteHandlesIsShownAsWhatItBecomes() throws IOException {
        String file = routes("routes/mine.camel.yaml", """
                - routeConfiguration:
                    id: handled
                    onException:
                      - onException:
                          exception:
                            - org.apache.camel.http.base.HttpOperationFailedException
                          handled:
                            constant:
                              expression: "true"
                          steps:
                            - to:
                                uri: file:refused
                                parameters:
                                  fileName: "${header.SmartcarEventId}.json"
                - route:
                    id: mine
                    description: Posts.
                    routeConfigurationId: handled
                    from:
                      uri: event-log:mine
                      steps:
                        - toD:
                            uri: http:localhost/${header.SmartcarEventType}?httpMethod=POST
                """);

        CommandRun run =
                run(file, "--events", event("vehicle-state-first-delivery.json"), "--answer", "http:localhost=410");

        assertThat(run.out())
                .contains(": sent", "-> http:localhost POST http://localhost/VEHICLE_STATE")
                .contains("-> file:refused", "fileName=0a8c63ca-41ec-5fbc-989e-dcac2ef995e6.json");
    }

    @Test
    void readsTheLogOfALiveReceiverOnSqlite() throws Exception {
        Path logFolder = Files.createDirectory(folder.resolve("log"));
        readsTheLog(LogDatabase.sqlite(logFolder));
    }

    @Test
    void readsTheLogOfALiveReceiverOnPostgresql() throws Exception {
        readsTheLog(LogDatabase.postgresql());
    }

    private void readsTheLog(LogDatabase database) throws Exception {
        Files.writeString(
                folder.resolve("application.properties"),
                Files.readString(folder.resolve("application.properties")) + "signalpost.event-log.url="
                        + database.url() + "\n");
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            LogFixture.append(log, LogFixture.event("first"));
            LogFixture.append(log, LogFixture.event("second"));

            assertThat(run("routes/log.camel.yaml", "--last", "1h").out()).contains("log: 2 sent\n");
            assertThat(run("routes/log.camel.yaml", "--where", "id=second&token=default")
                            .out())
                    .contains("log second VEHICLE_STATE: sent", "1 event\n");
            assertThat(log.destinations().all()).isEmpty();
        }
    }

    @Test
    void wronglyWrittenIsExitCode2() throws IOException {
        String file = routes("routes/mine.camel.yaml", OWN);
        String event = event("vehicle-state-first-delivery.json");
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "no event");
        Files.createDirectory(folder.resolve("empty"));

        assertWrong("over which events?", file);
        assertWrong("there is no such file", folder.resolve("x.camel.yaml").toString(), "--events", event);
        assertWrong(
                "name one route file, not a folder", folder.resolve("routes").toString(), "--events", event);
        assertWrong("its name must end in .camel.yaml", event, "--events", event);
        assertWrong("there is no such file or folder", file, "--events", "nowhere");
        assertWrong(
                "no events are in it", file, "--events", folder.resolve("empty").toString());
        assertWrong(broken + ": is no event", file, "--events", broken.toString());
        assertWrong("unknown parameter 'vehicel'; did you mean 'vehicle'?", file, "--where", "vehicel=1");
        assertWrong("leave out --events or --last", file, "--events", event, "--last", "1h");
        assertWrong("no endpoint 'htpp'; did you mean 'http'?", file, "--events", event, "--answer", "htpp=1");
        assertWrong(
                "has " + file + " itself",
                file,
                "--events",
                event,
                "--against",
                folder.resolve("routes").toString());
        assertWrong("no route in it reads event-log:", "routes/receive-webhook.camel.yaml", "--events", event);
        assertWrong("unknown option '--aginst'; did you mean '--against'?", file, "--events", event, "--aginst");
    }

    @Test
    void aLogThatIsNotThereIsToldInOneLine() {
        CommandRun run = run("routes/log.camel.yaml", "--last", "1h");

        assertThat(run.err())
                .contains("there is no event log " + folder.resolve("data/event-log.db"))
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(1);
    }

    private void assertWrong(String told, String... arguments) {
        CommandRun run = run(arguments);

        assertThat(run.err()).contains(told);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }

    private void write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
