package io.signalpost.observe;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Refused requests from the webhook port to the operator and into the event log, in the whole application. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedEndpointTest {

    private static final String OTHER = "token-of-b";

    @TempDir
    static Path data;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                data, "smartcar.management-tokens.fleet-b=" + OTHER, "destination.database.enabled=false");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static byte[] event(String id) {
        return Examples.withId("vehicle-state-first-delivery.json", id);
    }

    private static byte[] changed(byte[] body) {
        return HttpSocket.concat(body, "\r\n".getBytes());
    }

    /** Posts what is to be refused, and gives it as the list shows it. */
    private static JsonNode refuse(String path, byte[] body, String... headers) throws IOException {
        long before = newest(app);
        int status = HttpSocket.exchange(app.port(), post("/webhooks/smartcar" + path, body, headers))
                .status();
        await().until(() -> newest(app) > before);
        JsonNode entry = json(app.get("/observe/refused")).get(0);
        assertThat(entry.path("status").asInt()).isEqualTo(status);
        return entry;
    }

    private static long newest(RunningApp app) throws IOException {
        return json(app.get("/observe/refused?limit=1")).at("/0/id").asLong();
    }

    private static HttpResponse<String> act(RunningApp app, String id, String body) {
        return RunningApp.send(HttpRequest.newBuilder(app.management("/observe/refused" + id))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> act(JsonNode entry, String action) {
        return act(app, "/" + entry.path("id").asText(), "{\"action\":\"" + action + "\"}");
    }

    private static JsonNode whole(JsonNode entry) throws IOException {
        return json(app.get("/observe/refused/" + entry.path("id").asText()));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> kept(Path data, String id) {
        return SqliteFile.query(data.resolve("event-log.db"))
                .queryForList("SELECT token_name FROM event WHERE event_id = '" + id + "'", String.class);
    }

    @Test
    void listsWhatIsKnownOfARequestWithoutItsBody() throws IOException {
        byte[] body = event("listed");

        JsonNode entry = refuse("/fleet-b", body, "SC-Signature: " + sign(body));

        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "receivedAt",
                        "cause",
                        "status",
                        "remote",
                        "application",
                        "size",
                        "tokenName",
                        "diagnosis",
                        "eventType",
                        "mode");
        assertThat(entry.path("cause").asText()).isEqualTo("signature");
        assertThat(entry.path("remote").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("application").asText()).isEqualTo("fleet-b");
        assertThat(entry.path("tokenName").asText()).isEqualTo("default");
        assertThat(entry.path("diagnosis").asText()).isEqualTo("other-token");
        assertThat(entry.path("eventType").asText()).isEqualTo("VEHICLE_STATE");
        assertThat(entry.path("mode").asText()).isEqualTo("LIVE");
        assertThat(entry.path("size").asInt()).isGreaterThanOrEqualTo(body.length);
    }

    @Test
    void showsOneWithItsBodyAndWhatToDoButNoWholeSignature() throws IOException {
        byte[] body = event("shown");
        String signature = sign(body);

        JsonNode one = whole(refuse("", changed(body), "SC-Signature: " + signature, "X-Copy: " + signature));

        assertThat(one.path("body").asText()).isEqualTo(new String(changed(body), StandardCharsets.UTF_8));
        assertThat(one.at("/today/diagnosis").asText()).isEqualTo("body-white-space");
        assertThat(one.at("/today/tokenName").asText()).isEqualTo("default");
        assertThat(one.at("/today/happened").asText()).startsWith("White space or line ends");
        assertThat(one.at("/today/advice").asText()).startsWith("Let the proxy hand the body on");
        assertThat(one.at("/today/releasable").asBoolean()).isTrue();
        assertThat(one.at("/headers/Content-Type/0").asText()).isEqualTo("application/json");
        assertThat(one.path("signature").asText())
                .isEqualTo(signature.substring(0, 12) + "... (64 characters)")
                .isEqualTo(one.at("/headers/X-Copy/0").asText());
        assertThat(one.toString()).doesNotContain(signature).doesNotContain(Examples.TOKEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Original-SC-Signature: S          | header-renamed
            SC-Signature: S#SC-Signature: S     | header-repeated
            SC-Signature: 0#SC-Signature: S     | header-repeated
            SC-Signature: sha256=S              | signature-prefixed
            SC-Signature: "S"                   | signature-quoted
            X-Forwarded-For: S?                 | no-signature
            SC-Signature: cut                   | malformed-signature
            """)
    void namesWhatAProxyDidToTheHeader(String headers, String diagnosis) throws IOException {
        byte[] body = event("header");

        JsonNode entry = refuse(
                "",
                body,
                headers.replace("S?", "1")
                        .replaceAll(" (sha256=|\"?)S", " $1" + sign(body))
                        .split("#"));

        assertThat(entry.path("diagnosis").asText()).isEqualTo(diagnosis);
        assertThat(entry.path("tokenName").asText().equals("default"))
                .isEqualTo(whole(entry).at("/today/releasable").asBoolean());
    }

    @Test
    void showsWhatIsNoTextInBase64() throws IOException {
        JsonNode one = whole(refuse("", new byte[] {(byte) 0xff, 0}, "SC-Signature: 0"));

        assertThat(one.path("bodyBase64").asText()).isEqualTo("/wA=");
        assertThat(one.has("body")).isFalse();
    }

    @Test
    void keepsNoCookieAndNoCredential() throws IOException {
        String secret = "f".repeat(64);

        JsonNode one =
                whole(refuse("", event("c"), "Cookie: " + secret, "Authorization: " + secret, "X-Api-Key: " + secret));

        assertThat(one.toString()).doesNotContain("ffffffff");
        assertThat(one.at("/today/diagnosis").asText()).isEqualTo("no-signature");
    }

    @Test
    void releasesWhatAProxyHasChangedAsItWasSigned() throws IOException {
        byte[] body = event("released");
        JsonNode entry = refuse("", changed(body), "SC-Signature: " + sign(OTHER, body));

        JsonNode done = json(act(entry, "release"));

        assertThat(done.path("outcome").asText()).isEqualTo("NEW");
        assertThat(kept(data, "released")).containsExactly("fleet-b");
        assertThat(SqliteFile.query(data.resolve("event-log.db"))
                        .queryForObject("SELECT body FROM event WHERE event_id = 'released'", byte[].class))
                .isEqualTo(body);
        assertThat(act(entry, "release").statusCode()).isEqualTo(404);
    }

    @Test
    void releasesWhatHasComeMeanwhileAsADuplicate() throws IOException {
        byte[] body = event("twice");
        JsonNode entry = refuse("", changed(body), "SC-Signature: " + sign(body));
        app.post(body);

        assertThat(json(act(entry, "release")).path("outcome").asText()).isEqualTo("DUPLICATE");
        assertThat(app.get("/observe/refused/" + entry.path("id").asText()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"eventType":"VEHICLE_STATE","eventId":"f"}  | 0000000000000000000000000000000000000000000000000000000000000000 | No configured token
            {"eventType":"VEHICLE_STATE"                 | right | It is authentic, but its body
            {"eventType":"VERIFY","data":{}}             | right | It is a VERIFY
            challenge_0123456789abcdef0123456789abcdef   | right | The signature is that of a challenge
            """)
    void whatIsNoAuthenticEventStaysAndTheAnswerSaysWhy(String body, String signature, String because)
            throws IOException {
        byte[] bytes = body.getBytes();
        JsonNode entry = refuse("", bytes, "SC-Signature: " + (signature.equals("right") ? sign(bytes) : signature));

        JsonNode done = json(act(entry, "release"));

        assertThat(done.path("outcome").asText()).isEqualTo("STAYS");
        assertThat(done.path("because").asText()).startsWith(because);
        assertThat(whole(entry).path("body").asText()).isEqualTo(body);
        assertThat(whole(entry).at("/today/because").asText()).startsWith(because);
    }

    @Test
    void anEventThatComesAgainWithAnotherBodyIsKeptAsideAndTold(CapturedOutput output) throws IOException {
        byte[] first = event("conflicting");
        byte[] second = new String(first, StandardCharsets.UTF_8)
                .replace("41877.3", "41878.3")
                .getBytes();
        app.post(first);
        long before = newest(app);

        assertThat(app.post(second).statusCode()).isEqualTo(200);

        await().until(() -> newest(app) > before);
        JsonNode entry = json(app.get("/observe/refused")).get(0);
        assertThat(entry.path("cause").asText()).isEqualTo("conflict");
        assertThat(entry.path("tokenName").asText()).isEqualTo("default");
        assertThat(entry.path("mode").asText()).isEqualTo("LIVE");
        assertThat(json(act(entry, "release")).path("because").asText())
                .startsWith("The event log has an event of that id with another body");
        assertThat(whole(entry).path("today").has("advice")).isFalse();
        assertThat(app.get("/observe/metrics").body()).contains("signalpost_webhook_conflicts_total 1.0");
        await().untilAsserted(() -> assertThat(output)
                .contains("An event came again with another body")
                .contains("eventId=\"conflicting\""));
    }

    @Test
    void discards(CapturedOutput output) throws IOException {
        JsonNode entry = refuse("", event("d"), "SC-Signature: 0");

        assertThat(json(act(entry, "discard")).path("outcome").asText()).isEqualTo("DISCARDED");
        assertThat(act(entry, "discard").statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(output)
                .contains("Operator action")
                .contains("action=\"discard\"")
                .contains("refused=\"" + entry.path("id") + "\""));
    }

    @Test
    void tellsADiagnosisInTheLogOnceAndCountsEach(CapturedOutput output) throws IOException {
        for (String id : List.of("told", "told-again")) {
            byte[] body = Examples.withId("vehicle-state-test-mode.json", id);
            String signature = sign(body);
            refuse(
                    "",
                    body,
                    "SC-Signature: "
                            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(signature)));
            assertThat(output).doesNotContain(signature);
        }

        assertThat(app.get("/observe/metrics").body())
                .contains("signalpost_webhook_diagnoses_total{diagnosis=\"signature-base64\",mode=\"TEST\"} 2.0");
        assertThat(output.getAll().lines().filter(line -> line.contains("signature-base64")))
                .singleElement()
                .asString()
                .contains("WARN", "mode=\"TEST\"", "tokenName=\"default\"", "but in Base64");
        assertThat(output).doesNotContain(Examples.TOKEN);
    }

    @Test
    void theFormerPathAnswersAlikeAndSaysThatItIsDeprecated() throws IOException {
        JsonNode entry = refuse("", event("former"), "SC-Signature: 0");
        String id = "/" + entry.path("id").asText();

        for (String path : List.of("", id)) {
            HttpResponse<String> former = app.get("/observe/rejected" + path);
            HttpResponse<String> now = app.get("/observe/refused" + path);
            assertThat(former.body()).isEqualTo(now.body());
            assertThat(former.headers().firstValue("Deprecation"))
                    .hasValueSatisfying(value -> assertThat(value).matches("@\\d+"));
            assertThat(former.headers().firstValue("Link")).hasValue("</observe/refused>; rel=\"successor-version\"");
            assertThat(now.headers().firstValue("Deprecation")).isEmpty();
        }
        HttpResponse<String> discarded =
                RunningApp.send(HttpRequest.newBuilder(app.management("/observe/rejected" + id))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"discard\"}"))
                        .build());
        assertThat(json(discarded).path("outcome").asText()).isEqualTo("DISCARDED");
        assertThat(app.get("/observe/refused" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "x", "-1", "99999999999999999999"})
    void saysWhereTheIdsAre(String id) throws IOException {
        for (HttpResponse<String> answer : List.of(
                app.get("/observe/refused/" + id),
                act(app, "/" + id, "{\"action\":\"release\"}"),
                act(app, "/" + id, "{\"action\":\"discard\"}"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("error").asText())
                    .isEqualTo("no refused request has the id \"" + id + "\"; GET /observe/refused lists them");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":\"delete\"}"})
    void saysWhatAnActionMayBe(String body) throws IOException {
        assertThat(act(app, "/1", body).statusCode()).isEqualTo(400);
        assertThat(json(act(app, "/1", body)).path("error").asText())
                .isEqualTo("action must be one of release, discard");
        assertThat(act(app, "", body).statusCode()).isEqualTo(400);
        assertThat(json(act(app, "", body)).path("error").asText()).startsWith("action must be release");
    }

    @Test
    void whatWasRefusedUnderAnotherTokenIsReleasedOnceTheTokenIsThere(@TempDir Path folder) throws Exception {
        byte[] body = event("rotated");
        try (RunningApp before = RunningApp.start(folder)) {
            assertThat(before.post(body, sign(OTHER, body)).statusCode()).isEqualTo(401);
            assertThat(before.post(body, "0".repeat(64)).statusCode()).isEqualTo(401);
            await().until(() -> newest(before) == 2);
            assertThat(json(before.get("/observe/refused/1"))
                            .at("/today/diagnosis")
                            .asText())
                    .isEqualTo("unknown-token");
        }
        try (RunningApp after = RunningApp.start(folder, "smartcar.management-tokens.new=" + OTHER)) {
            assertThat(json(after.get("/observe/refused/1"))
                            .at("/today/diagnosis")
                            .asText())
                    .isEqualTo("authentic");

            JsonNode released = json(act(after, "", "{\"action\":\"release\"}"));

            assertThat(released.toString())
                    .isEqualTo("{\"action\":\"release\",\"new\":1,\"duplicates\":0,\"stay\":1,"
                            + "\"because\":{\"unknown-token\":1}}");
            assertThat(newest(after)).isEqualTo(2);
            assertThat(kept(folder, "rotated")).containsExactly("new");
            await().untilAsserted(() -> assertThat(SqliteFile.query(folder.resolve("signals.db"))
                            .queryForObject(
                                    "SELECT count(*) FROM signal_reading WHERE event_id = 'rotated'", Integer.class))
                    .isEqualTo(4));
        }
    }
}
