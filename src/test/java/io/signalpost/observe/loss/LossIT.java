package io.signalpost.observe.loss;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process that was not there for a while, and what the next one says about it. */
class LossIT {

    private static final String HEARTBEAT = "--signalpost.loss-watch.heartbeat=200ms";
    private static final int EVENTS = 200;
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder;

    @Test
    void tellsWhatProbablyHappenedWhileItWasDown() throws Exception {
        try (PackagedApp app = PackagedApp.start(folder, HEARTBEAT)) {
            receiveEvents(app);
            app.kill();
        }
        try (PackagedApp app = PackagedApp.start(folder, HEARTBEAT)) {
            tellsMissedAttempts(app);
            app.kill();
        }
        JdbcTemplate log = SqliteFile.query(folder.resolve("data/event-log.db"));
        log.update("UPDATE heartbeat SET kept_at = kept_at - ?", 10 * MINUTE);
        log.update("UPDATE event SET received_at = received_at - ?", 11 * MINUTE);
        try (PackagedApp app = PackagedApp.start(folder, HEARTBEAT)) {
            tellsLostDataUntilItIsAcknowledged(app);
        }
    }

    private static void tellsMissedAttempts(PackagedApp app) throws Exception {
        JsonNode outage = outage(app, "missed");

        assertThat(outage.path("expectedEvents").asDouble()).isPositive();
        assertThat(outage.path("expectedLost").asDouble()).isZero();
        assertThat(app.get("/observe/health").body()).startsWith("{\"status\":\"UP\"");
        assertThat(app.get("/observe/metrics").body())
                .containsPattern("signalpost_loss_outages_total\\{outcome=\"missed\"} [1-9]");
        assertThat(app.output()).containsPattern("WARN .*a delivery attempt was probably missed");
    }

    private static void tellsLostDataUntilItIsAcknowledged(PackagedApp app) throws Exception {
        JsonNode outage = outage(app, "lost");

        assertThat(outage.path("expectedLost").asDouble()).isPositive();
        assertThat(app.output()).containsPattern("ERROR .*data was probably lost");
        assertThat(app.get("/observe/health").statusCode()).isEqualTo(200);
        JsonNode health = new ObjectMapper().readTree(app.get("/observe/health").body());
        assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
        assertThat(health.at("/components/lossWindow/status").asText()).isEqualTo("DEGRADED");
        assertThat(app.get("/observe/health/ready").body()).startsWith("{\"status\":\"UP\"");

        assertThat(act(app, "{\"action\":\"forget\"}").statusCode()).isEqualTo(400);
        assertThat(act(app, "{\"action\":\"acknowledge\",\"dryRun\":true}").body())
                .contains("\"outages\":1");
        assertThat(app.get("/observe").body()).contains("\"count\":1,\"path\":\"/observe/loss\"");
        assertThat(act(app, "{\"action\":\"acknowledge\"}").body()).contains("\"outages\":1");

        assertThat(app.get("/observe/health").body()).startsWith("{\"status\":\"UP\"");
        assertThat(outage(app, "lost").path("acknowledgedAt").asText()).isNotEmpty();
    }

    private static void receiveEvents(PackagedApp app) throws Exception {
        for (int i = 0; i < EVENTS; i++) {
            byte[] event = Examples.withId(
                    "vehicle-state-first-delivery.json", UUID.randomUUID().toString());
            assertThat(app.post(event)).isEqualTo(200);
        }
    }

    /** Where the machine is busy there may be small ones beside it. */
    private static JsonNode outage(PackagedApp app, String verdict) {
        return await().until(
                        () -> StreamSupport.stream(loss(app).path("outages").spliterator(), false)
                                .filter(outage ->
                                        outage.path("verdict").asText().equals(verdict))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode loss(PackagedApp app) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(app.get("/observe/loss").body());
    }

    private static HttpResponse<String> act(PackagedApp app, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(app.management("/observe/loss"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
