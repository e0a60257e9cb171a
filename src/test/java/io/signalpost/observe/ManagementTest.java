package io.signalpost.observe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What an operator sees and does on the management port, with the destination {@code database} as the example. */
class ManagementTest {

    private static final byte[] EVENT = Examples.body("vehicle-state-first-delivery.json");

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.write(folder); // so that its metric is there
        app = RunningApp.start(
                folder,
                "spring.ssl.bundle.pem.unused.keystore.certificate=" + certificate.certificate(),
                "spring.ssl.bundle.pem.unused.keystore.private-key=" + certificate.privateKey());
        app.post(EVENT);
        await().until(() -> destination().path("delivered").asInt() == 1);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe/health", "/observe/health/live", "/observe/health/ready"})
    void isHealthy(String path) throws IOException {
        assertThat(json(app.get(path)).path("status").asText()).isEqualTo("UP");
    }

    @Test
    void readinessDependsOnIngressAndEventLogAlone() throws IOException {
        assertThat(json(app.get("/observe/health/ready")).path("components").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("readinessState", "ingress", "eventLog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/console/",
                "/console/package-info.class",
                "/console/nothing.js",
                "/observe/env",
                "/observe/beans",
                "/observe/camelroutes",
                "/actuator/health"
            })
    void showsNothingElse(String path) {
        assertThat(app.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aBlankAddressIsThatOfThisMachineNotEveryOne() {
        try (RunningApp blank = RunningApp.start(folder.resolve("blank"), "signalpost.management-address=")) {
            assertThat(blank.get("/observe/health").statusCode()).isEqualTo(200);
            assertThatThrownBy(
                            () -> new Socket("127.0.0.2", blank.management("/").getPort()))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void listsDestinations() throws IOException {
        JsonNode database = json(app.get("/observe/destinations")).get(0);

        assertThat(database.fieldNames())
                .toIterable()
                .containsExactly(
                        "name",
                        "state",
                        "down",
                        "reader",
                        "position",
                        "pending",
                        "oldestPendingAge",
                        "oldestUndeliveredAge",
                        "passed",
                        "replayed",
                        "delivered",
                        "filtered",
                        "retrying",
                        "held",
                        "dead",
                        "discarded",
                        "pruned");
        assertThat(database.path("name").asText()).isEqualTo("database");
    }

    /** Passed over, {@code eventId} would have discarded all dead letters, and {@code vehicle} re-sent everything. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"action":"discard-dead","eventId":"event-1"}             | unknown field 'eventId'; did you mean 'event'?
            {"action":"rewind","from":"beginning","vehicle":"v"}      | unknown field 'vehicle'; there are action, dryRun, event, from
            {"action":"rewind","form":"beginning"}                    | unknown field 'form'; did you mean 'from'?
            {"action":"discard-dead","from":"beginning"}              | from goes with rewind only
            """)
    void anActionWithAFieldThatIsNotKnownDoesNothing(String body, String error) {
        await().untilAsserted(() -> assertRefused(body, error)); // as positions follow by themselves what was delivered
    }

    private void assertRefused(String body, String error) throws IOException {
        String before = app.get("/observe/destinations/database").body();

        assertThat(json(act("database", body)).path("detail").asText()).isEqualTo(error);

        assertThat(app.get("/observe/destinations/database").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused?casue=json",
                "rejected?casue=json",
                "vehicles?sate=silent",
                "destinations?x=1",
                "loss?since=1"
            })
    void aQueryParameterThatIsNotKnownIsRefused(String target) {
        assertThat(app.get("/observe/" + target).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"pause\",\"dryRun\":true}",
                "{\"action\":\"discard-dead\",\"dryRun\":true}",
                "{\"action\":\"rewind\",\"from\":\"beginning\",\"dryRun\":true}"
            })
    void aDryRunDoesNothing(String body) throws IOException {
        String before = app.get("/observe/destinations/database").body();

        assertThat(json(act("database", body)).path("dryRun").asBoolean()).isTrue();

        assertThat(app.get("/observe/destinations/database").body()).isEqualTo(before);
    }

    @Test
    void whatIsSentAgainWithItsKeyIsNotDoneAgain() throws IOException {
        JsonNode first = json(act("database", "{\"action\":\"pause\"}", "Idempotency-Key", "pause-once"));
        act("database", "{\"action\":\"resume\"}");
        HttpResponse<String> again = act("database", "{\"action\":\"pause\"}", "Idempotency-Key", "pause-once");
        HttpResponse<String> other = act("database", "{\"action\":\"resume\"}", "Idempotency-Key", "pause-once");

        assertThat(first.at("/destination/state").asText()).isEqualTo("paused");
        assertThat(json(again).at("/destination/state").asText()).isEqualTo("running");
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void theAuditHasWhatWasDone() throws IOException {
        act("database", "{\"action\":\"rewind\",\"from\":\"2099-01-01T00:00:00Z\"}");

        JsonNode deed = json(app.get("/observe/audit?limit=1")).at("/deeds/0");
        assertThat(deed.path("action").asText()).isEqualTo("rewind");
        assertThat(deed.at("/target/destination").asText()).isEqualTo("database");
        assertThat(deed.at("/target/from").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(deed.at("/answer/events").asInt(-1)).isZero();
    }

    @Test
    void pausesAndResumes() throws IOException {
        assertThat(json(act("database", "{\"action\":\"pause\"}"))
                        .at("/destination/state")
                        .asText())
                .isEqualTo("paused");
        assertThat(json(act("database", "{\"action\":\"resume\"}"))
                        .at("/destination/state")
                        .asText())
                .isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginning", "2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00"})
    void rewinds(String from) throws IOException {
        int before = destination().path("delivered").asInt();

        JsonNode done = json(act("database", "{\"action\":\"rewind\",\"from\":\"" + from + "\"}"));

        assertThat(done.path("events").asInt()).isEqualTo(1);
        await().untilAsserted(
                        () -> assertThat(destination().path("pending").asInt()).isZero());
        assertThat(destination().path("delivered").asInt()).isGreaterThanOrEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-dead", "discard-dead"})
    void actsOnDeadLetters(String action) throws IOException {
        assertThat(json(act("database", "{\"action\":\"" + action + "\"}"))
                        .path("events")
                        .asInt(-1))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"action":"stop"}                        | action must be one of pause, resume, retry-dead, discard-dead, rewind, test
            {}                                       | action must be one of pause, resume, retry-dead, discard-dead, rewind, test
            {"action":"rewind"}                      | from must be "beginning" or a time such as "2026-03-16T08:40:00Z"
            {"action":"rewind","from":"yesterday"}   | from must be "beginning" or a time such as "2026-03-16T08:40:00Z"
            {"action":"rewind","from":"2026-03-16"}  | from must be "beginning" or a time such as "2026-03-16T08:40:00Z"
            """)
    void saysWhatAnActionMayBe(String body, String error) throws IOException {
        HttpResponse<String> answer = act("database", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("detail").asText()).isEqualTo(error);
    }

    @Test
    void saysWhichDestinationsThereAre() throws IOException {
        for (HttpResponse<String> answer :
                new HttpResponse[] {app.get("/observe/destinations/pigeon"), act("pigeon", "{\"action\":\"pause\"}")}) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("detail").asText())
                    .isEqualTo("no destination has this name; there are database");
        }
    }

    @Test
    void measuresEveryDestination() {
        assertThat(app.get("/observe/metrics").body())
                .contains("signalpost_destination_delivered_total{destination=\"database\"}")
                .contains("signalpost_destination_dead{destination=\"database\"} 0.0");
    }

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedMetricExists() throws IOException {
        app.post(EVENT, "0".repeat(64)); // some counters exist from their first case on
        assertThat(metrics(app.get("/observe/metrics").body()))
                .isEqualTo(metrics(Files.readString(Path.of("docs/operating.md"))));
    }

    private static Set<String> metrics(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("(?m)signalpost_[a-z_]+").matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static HttpResponse<String> act(String destination, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.management("/observe/destinations/" + destination))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningApp.send(request.build());
    }

    private static JsonNode destination() throws IOException {
        return json(app.get("/observe/destinations/database"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
