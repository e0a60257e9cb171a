package io.signalpost.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.KeptBodies;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the operator does with refused requests, in the whole application. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedActionsTest extends RefusingApp {

    @Test
    void releasesWhatAProxyHasChangedAsItWasSigned() throws IOException {
        byte[] body = event("released");
        JsonNode entry = refuse("", changed(body), "SC-Signature: " + sign(OTHER, body));

        JsonNode done = json(act(entry, "release"));

        assertThat(done.path("outcome").asText()).isEqualTo("NEW");
        assertThat(kept(data, "released")).containsExactly("fleet-b");
        assertThat(KeptBodies.of(SqliteFile.query(data.resolve("event-log.db")), "released"))
                .containsExactly(body);
        assertThat(act(entry, "release").statusCode()).isEqualTo(404);
    }

    @Test
    void releasesWhatHasComeMeanwhileAsADuplicate() throws IOException {
        byte[] body = event("twice");
        JsonNode entry = refuse("", changed(body), "SC-Signature: " + sign(body));
        app.post(body);

        JsonNode done = json(act(entry, "release"));

        assertThat(done.path("outcome").asText()).isEqualTo("DUPLICATE");
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

            JsonNode look = json(act(after, "", "{\"action\":\"release\",\"dryRun\":true}"));
            assertThat(look.path("new").asInt()).isEqualTo(1);
            assertThat(look.path("stay").asInt()).isEqualTo(1);
            assertThat(kept(folder, "rotated")).isEmpty();

            JsonNode released = json(act(after, "", "{\"action\":\"release\"}"));

            assertThat(released.toString())
                    .isEqualTo("{\"action\":\"release\",\"dryRun\":false,\"new\":1,\"duplicates\":0,\"stay\":1,"
                            + "\"because\":{\"unknown-token\":1}}");
            assertThat(newest(after)).isEqualTo(2);
            assertThat(kept(folder, "rotated")).containsExactly("new");
            await().untilAsserted(() -> assertThat(SqliteFile.query(folder.resolve("signals.db"))
                            .queryForObject(
                                    "SELECT count(*) FROM signal_reading WHERE event_id = 'rotated'", Integer.class))
                    .isEqualTo(4));
        }
    }

    @Test
    void discards(CapturedOutput output) throws IOException {
        JsonNode entry = refuse("", event("d"), "SC-Signature: 0");

        JsonNode done = json(act(entry, "discard"));

        assertThat(done.path("outcome").asText()).isEqualTo("DISCARDED");
        assertThat(act(entry, "discard").statusCode()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(output)
                .contains("Operator action")
                .contains("action=\"discard\"")
                .contains("refused=" + entry.path("id") + "}"));
    }

    @ParameterizedTest
    @CsvSource({"release, NEW", "discard, DISCARDED"})
    void aLookSaysWhatWouldBecomeOfItAndDoesNothing(String action, String outcome) throws IOException {
        byte[] body = event("looked-at-" + action);
        JsonNode entry = refuse("", changed(body), "SC-Signature: " + sign(body));
        String id = entry.path("id").asText();

        JsonNode look = json(act(app, "/" + id, "{\"action\":\"" + action + "\",\"dryRun\":true}"));

        assertThat(look.path("outcome").asText()).isEqualTo(outcome);
        assertThat(app.get("/observe/refused/" + id).statusCode()).isEqualTo(200);
        assertThat(kept(data, "looked-at-" + action)).isEmpty();
    }

    @Test
    void whatIsReleasedAgainWithItsKeyIsAnsweredAsTheFirstTime() throws IOException {
        byte[] body = event("released-once");
        JsonNode entry = refuse("", changed(body), "SC-Signature: " + sign(body));
        String id = "/" + entry.path("id").asText();

        String first = act(app, id, "{\"action\":\"release\"}", "Idempotency-Key", "release-once")
                .body();
        String again = act(app, id, "{\"action\":\"release\"}", "Idempotency-Key", "release-once")
                .body();

        assertThat(again).isEqualTo(first).contains("\"outcome\":\"NEW\"");
        JsonNode deed = json(app.get("/observe/audit?limit=1")).at("/deeds/0");
        assertThat(deed.at("/target/refused").asText())
                .isEqualTo(entry.path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":\"delete\"}"})
    void saysWhatAnActionMayBe(String body) throws IOException {
        assertThat(act(app, "/1", body).statusCode()).isEqualTo(400);
        assertThat(json(act(app, "/1", body)).path("detail").asText())
                .isEqualTo("action must be one of release, discard");
        assertThat(act(app, "", body).statusCode()).isEqualTo(400);
        assertThat(json(act(app, "", body)).path("detail").asText()).startsWith("action must be release");
    }
}
