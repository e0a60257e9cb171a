package io.signalpost.observe.deadletter;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dead letters through the management port: a route refuses events for good until a file is there. */
class DeadLettersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/observe/dead-letters";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("picky.camel.yaml"), """
                - route:
                    id: picky
                    description: Refuses each event for good, with a text of its own.
                    from:
                      uri: event-log:picky
                      parameters:
                        startFrom: beginning
                      steps:
                        - choice:
                            when:
                              - expression:
                                  simple:
                                    expression: "${body.type} == 'VEHICLE_ERROR'"
                                steps:
                                  - throwException:
                                      exceptionType: io.signalpost.eventlog.delivery.UndeliverableException
                                      message: "errors are refused: ${body.id}"
                            otherwise:
                              steps:
                                - throwException:
                                    exceptionType: io.signalpost.eventlog.delivery.UndeliverableException
                                    message: refused at 2026-11-28T08:00:00Z
                """);
        app = RunningApp.start(
                folder.resolve("data"),
                "camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:" + routes + "/*.camel.yaml");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = app.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static HttpResponse<String> act(String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.management(PATH))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningApp.send(request.build());
    }

    private static void post(String example, String id) {
        assertThat(app.post(Examples.withId(example, id)).statusCode()).isEqualTo(200);
    }

    private static JsonNode group(String text) {
        for (JsonNode group : get(PATH).path("groups")) {
            if (group.path("error").asText().contains(text)) {
                return group;
            }
        }
        return null;
    }

    private static String state(String event) {
        for (JsonNode delivery : get("/observe/events/" + event).path("deliveries")) {
            if (delivery.path("destination").asText().equals("picky")) {
                return delivery.path("state").asText();
            }
        }
        return null;
    }

    private static void awaitDead(String... events) {
        for (String event : events) {
            await().until(() -> "dead".equals(state(event)));
        }
    }

    @Test
    void thoseThatFailedAlikeAreOneGroup() {
        post("vehicle-error.json", "grouped-1");
        post("vehicle-error.json", "grouped-2");
        post("vehicle-state-many-signals.json", "grouped-3");
        awaitDead("grouped-1", "grouped-2", "grouped-3");

        JsonNode group = group("refused at <time>");
        assertThat(group.path("destination").asText()).isEqualTo("picky");
        assertThat(group.path("count").asInt()).isPositive();
        assertThat(group.path("sample").path("event").asText()).isNotEmpty();
        assertThat(group.path("first").asText())
                .isLessThanOrEqualTo(group.path("last").asText());
        assertThat(get(PATH + "?destination=picky").path("count").asInt())
                .isEqualTo(get(PATH).path("count").asInt());
    }

    @Test
    void theListOfDeliveriesSaysWhyOneIsDead() {
        post("vehicle-error.json", "listed-dead");
        awaitDead("listed-dead");

        JsonNode delivery = get("/observe/deliveries?event=listed-dead&destination=picky&state=dead")
                .at("/deliveries/0");

        assertThat(delivery.path("outcome").asText()).isEqualTo("dead");
        assertThat(delivery.path("errorClass").asText()).endsWith("UndeliverableException");
        assertThat(delivery.path("answer").asText()).isEqualTo("errors are refused: listed-dead");
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        assertThat(get("/observe").at("/attention/1/count").asInt()).isPositive();
    }

    @Test
    void aLookCountsAndDoesNothing() {
        post("vehicle-error.json", "looked-at");
        awaitDead("looked-at");

        HttpResponse<String> answer = act("{\"action\":\"discard\",\"event\":\"looked-at\",\"dryRun\":true}");

        assertThat(json(answer).at("/events/picky").asInt()).isEqualTo(1);
        assertThat(state("looked-at")).isEqualTo("dead");
    }

    @Test
    void oneIsDiscardedAndTheOthersStay() {
        post("vehicle-error.json", "discarded");
        post("vehicle-error.json", "stays");
        awaitDead("discarded", "stays");

        HttpResponse<String> answer = act("{\"action\":\"discard\",\"event\":\"discarded\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(state("discarded")).isEqualTo("discarded");
        assertThat(state("stays")).isEqualTo("dead");
        JsonNode deed = get("/observe/audit?limit=1").at("/deeds/0");
        assertThat(deed.path("action").asText()).isEqualTo("discard");
        assertThat(deed.path("outcome").asText()).isEqualTo("done");
        assertThat(deed.at("/target/event").asText()).isEqualTo("discarded");
        assertThat(deed.at("/answer/events/picky").asInt()).isEqualTo(1);
    }

    @Test
    void aGroupIsTriedAgain() {
        post("vehicle-state-first-delivery.json", "retried");
        awaitDead("retried");
        int attempts = get("/observe/events/retried").findValues("outcome").size();
        String fingerprint = group("refused at <time>").path("fingerprint").asText();

        HttpResponse<String> answer =
                act("{\"action\":\"retry\",\"destination\":\"picky\",\"fingerprint\":\"" + fingerprint + "\"}");

        assertThat(json(answer).at("/events/picky").asInt()).isPositive();
        await().untilAsserted(() ->
                assertThat(get("/observe/events/retried").findValues("outcome")).hasSizeGreaterThan(attempts));
    }

    @Test
    void whatIsSentAgainWithItsKeyIsNotDoneAgain() {
        post("vehicle-error.json", "keyed");
        awaitDead("keyed");
        String order = "{\"action\":\"discard\",\"event\":\"keyed\"}";

        HttpResponse<String> first = act(order, "Idempotency-Key", "once");
        HttpResponse<String> again = act(order, "Idempotency-Key", "once");
        HttpResponse<String> other = act("{\"action\":\"retry\",\"event\":\"keyed\"}", "Idempotency-Key", "once");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(act(order).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"action":"retry"}                            | 400 | fingerprint or event must say which are meant
                    {"action":"retry","evnt":"x"}                 | 400 | unknown field 'evnt'; did you mean 'event'?
                    {"action":"retry-dead","event":"x"}           | 400 | action must be one of retry, discard
                    {"action":"retry","event":17}                 | 400 | event must be a text
                    {"action":"retry","event":"x","dryRun":"yes"} | 400 | dryRun must be true or false
                    {"action":"retry","event":"nobody-knows"}     | 404 | no dead letter is as it is asked for
                    {"action":"retry","event":"x","destination":"pickey"} | 404 | no destination has this name; there are
                    {"action":                                    | 400 | send a JSON object with Content-Type: application/json
                    """)
    void whatIsNotUnderstoodDoesNothing(String order, int status, String detail) {
        HttpResponse<String> answer = act(order);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("detail").asText()).contains(detail);
    }

    @Test
    void unknownParametersAreRefused() {
        List.of(PATH + "?destinaton=picky", "/observe/audit?limt=1").forEach(path -> {
            HttpResponse<String> answer = app.get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("detail").asText()).contains("did you mean");
        });
    }
}
