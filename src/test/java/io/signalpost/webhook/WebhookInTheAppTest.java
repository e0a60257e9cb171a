package io.signalpost.webhook;

import java.nio.file.Path;
import java.util.List;

import io.signalpost.eventlog.EventLog;
import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KeptBodies;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The ingress in the whole application, down to the tables. */
class WebhookInTheAppTest {

    private static final String NO_DESTINATION = "destination.database.enabled=false";

    @TempDir
    static Path data;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(data, "smartcar.management-tokens.fleet-b=token-of-b", NO_DESTINATION);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static HttpSocket.Response send(String target, byte[] body, String... headers) throws Exception {
        return HttpSocket.exchange(app.port(), post("/webhooks/smartcar" + target, body, headers));
    }

    private static List<List<Object>> rows(String sql) {
        return SqliteFile.query(data.resolve("event-log.db")).queryForList(sql).stream()
                .map(row -> List.copyOf(row.values()))
                .toList();
    }

    @Test
    void anEventIsOnDiskWhenItIsAnswered200AndTheSecondTimeItIsADuplicate() throws Exception {
        byte[] body = Examples.body("vehicle-state-many-signals.json");
        byte[] retry = Examples.body("vehicle-state-many-signals-retry.json");
        Envelope envelope = Envelope.parse(body);
        String event = "select event_type, vehicle_id, mode, token_name from event where event_id = '"
                + envelope.eventId() + "'";

        assertThat(send("", body, "SC-Signature: " + sign(body)).status()).isEqualTo(200);
        List<List<Object>> first = rows(event);
        assertThat(send("", retry, "SC-Signature: " + sign(retry)).status()).isEqualTo(200);

        assertThat(first).containsExactly(List.of("VEHICLE_STATE", envelope.vehicleId(), envelope.mode(), "default"));
        assertThat(KeptBodies.of(SqliteFile.query(data.resolve("event-log.db")), envelope.eventId()))
                .containsExactly(body);
        assertThat(rows(event)).hasSize(1);
        assertThat(app.get("/observe/metrics").body()).contains("signalpost_webhook_duplicates_total 1.0");
    }

    @Test
    void anApplicationsOwnPathTakesItsTokenOnly() throws Exception {
        byte[] body = Examples.body("vehicle-error.json");

        assertThat(send("/fleet-b", body, "SC-Signature: " + sign(body)).status())
                .isEqualTo(401);
        assertThat(send("/fleet-b", body, "SC-Signature: " + sign("token-of-b", body))
                        .status())
                .isEqualTo(200);

        assertThat(rows("select token_name from event where event_type = 'VEHICLE_ERROR'"))
                .containsExactly(List.of("fleet-b"));
    }

    @Test
    void verifyIsAnsweredAndLeavesNoTrace() throws Exception {
        HttpSocket.Response response = send("", Examples.body("verify-v4.json"));

        assertThat(response.body())
                .isEqualTo("{\"challenge\":\"25c52166cc63c183b0861a8d704110e5a1b587a428e5c5ac6f9c90be8ed4decf\"}");
        assertThat(rows("select 1 from event where event_type = 'VERIFY'")).isEmpty();
    }

    @Test
    void whatIsRefusedIsKeptAndCounted() throws Exception {
        byte[] malformed = "{\"eventType\":\"VEHICLE_STATE\",".getBytes();

        assertThat(send("", malformed, "SC-Signature: " + sign(malformed)).status())
                .isEqualTo(400);

        await().untilAsserted(() -> assertThat(
                        rows("select cause, status, sc_signature, remote from refused where cause = 'json'"))
                .containsExactly(List.of("json", 400, sign(malformed), "127.0.0.1")));
        assertThat(app.get("/observe/metrics").body()).contains("signalpost_webhook_refused_total{cause=\"json\"} 1.0");
    }

    @Test
    void aLogThatIsClosedIs503(@TempDir Path other) throws Exception {
        byte[] body = Examples.body("vehicle-error-resolved.json");
        try (RunningApp closing = RunningApp.start(other, NO_DESTINATION)) {
            closing.bean(EventLog.class).close();

            HttpSocket.Response response = HttpSocket.exchange(
                    closing.port(), post("/webhooks/smartcar", body, "SC-Signature: " + sign(body)));

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isEqualTo("5");
        }
    }
}
