package io.signalpost.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What takes Signalpost out of service, and what does not. */
@ExtendWith(OutputCaptureExtension.class)
class HealthTest {

    @TempDir
    Path folder;

    @Test
    void isNotReadyWhileAReceivingRouteIsSuspended() throws Exception {
        try (RunningApp app = RunningApp.start(folder)) {
            app.bean(CamelContext.class).getRouteController().suspendRoute("receive-error-webhook");

            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(503);
            assertThat(app.get("/observe/health/ready").body())
                    .contains("\"notReceiving\":[\"receive-error-webhook\"]");
            assertThat(app.get("/observe/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anEventThatIsTriedAgainIsToldAtOnceInTheLogAndCounted(CapturedOutput output) throws Exception {
        Files.writeString(folder.resolve("failing.camel.yaml"), """
                - route:
                    id: failing
                    from:
                      uri: event-log:failing
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: with a value of the event
                """);
        IngressRoutes.copyTo(folder);
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"), "camel.main.routes-include-pattern=file:" + folder + "/*.camel.yaml")) {

            app.post(Examples.body("vehicle-state-first-delivery.json"));

            await().until(() -> app.get("/observe/health").body().contains("\"retryingEvents\":{\"failing\":1}"));
            assertThat(app.get("/observe/health").body()).startsWith("{\"status\":\"UP\"");
            assertThat(output)
                    .containsPattern("WARN .*Delivery failed, to be tried again destination=\"failing\""
                            + " eventId=\"[^\"]+\" attempts=\"1\" error=\"java.lang.IllegalStateException\""
                            + " errorClass=\"java.lang.IllegalStateException\"")
                    .doesNotContain("with a value of the event");
        }
    }

    @Test
    void housekeepingThatFailsIsToldInOneLine(CapturedOutput output) throws Exception {
        try (RunningApp app = RunningApp.start(folder, "signalpost.event-log.prune-every=100ms")) {

            SqliteFile.query(folder.resolve("event-log.db")).execute("DROP TABLE refused");

            await().until(() -> output.toString()
                    .contains("has to wait for the next time route=\"prune-refused-requests\" error=\""));
            assertThat(app.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(output).doesNotContain("Error processing exchange", "\tat ", "  at ");
        }
    }

    @Test
    void aDeadLetterIsToldButLeavesTheReceiverReady() throws Exception {
        Files.writeString(folder.resolve("doomed.camel.yaml"), """
                - route:
                    id: doomed
                    from:
                      uri: event-log:doomed
                      parameters:
                        maxAttempts: 1
                      steps:
                        - throwException:
                            exceptionType: io.signalpost.eventlog.delivery.UndeliverableException
                            message: no
                """);
        IngressRoutes.copyTo(folder);
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"), "camel.main.routes-include-pattern=file:" + folder + "/*.camel.yaml")) {

            app.post(Examples.body("vehicle-state-first-delivery.json"));

            await().until(() -> app.get("/observe/health").body().contains("\"status\":\"DEGRADED\""));
            assertThat(app.get("/observe/health").statusCode()).isEqualTo(200);
            assertThat(app.get("/observe/health").body()).contains("\"deadLetters\":{\"doomed\":1}");
            assertThat(app.get("/observe/health/ready").body()).startsWith("{\"status\":\"UP\"");
        }
    }

    @Test
    void eachDestinationThatIsDownIsToldWithTheReasonAndSinceWhenAndLeavesTheReceiverReady() throws Exception {
        Files.writeString(folder.resolve("unreachable.camel.yaml"), """
                - route:
                    id: unreachable
                    from:
                      uri: event-log:unreachable
                      steps:
                        - throwException:
                            exceptionType: java.net.ConnectException
                            message: to jane@fleet.example
                """);
        IngressRoutes.copyTo(folder);
        Files.copy(Path.of("routes/http.camel.yaml"), folder.resolve("http.camel.yaml"));
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (BusinessSystem system = BusinessSystem.start();
                RunningApp app = RunningApp.start(
                        folder.resolve("data"),
                        "camel.main.routes-include-pattern=file:" + folder + "/*.camel.yaml",
                        "destination.http.enabled=true",
                        "destination.http.url=http://localhost:" + system.port() + "/",
                        "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "destination.http.allow-private-addresses=true")) {
            system.answer(BusinessSystem.answering(503, "Retry-After", "1"));
            app.post(Examples.body("vehicle-state-first-delivery.json"));

            await().until(() -> down(app).size() == 2);

            assertThat(health(app).path("status").asText()).isEqualTo("DEGRADED");
            assertThat(details(app).path("http").asText()).isEqualTo("down");
            assertThat(down(app).at("/http/reason").asText()).contains("HTTP 503");
            assertThat(down(app).at("/unreachable/reason").asText())
                    .contains("ConnectException")
                    .doesNotContain("jane");
            assertThat(Instant.parse(down(app).at("/http/since").asText())).isBetween(before, Instant.now());
            assertThat(app.get("/observe/destinations/http").body()).contains("\"down\":{\"since\":\"20", "HTTP 503");
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);

            system.answer(BusinessSystem.answering(200));

            await().until(() -> down(app).size() == 1);
            assertThat(details(app).path("http").asText()).isEqualTo("running");
        }
    }

    private static JsonNode health(RunningApp app) throws IOException {
        return new ObjectMapper().readTree(app.get("/observe/health").body());
    }

    private static JsonNode details(RunningApp app) throws IOException {
        return health(app).at("/components/destinations/details");
    }

    private static JsonNode down(RunningApp app) throws IOException {
        return details(app).path("downDestinations");
    }
}
