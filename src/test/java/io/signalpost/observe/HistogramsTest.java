package io.signalpost.observe;

import java.nio.file.Path;

import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How long answers and deliveries take, as Prometheus reads it. */
class HistogramsTest {

    private static final byte[] EVENT = Examples.body("vehicle-state-first-delivery.json");

    @TempDir
    static Path folder;

    private static BusinessSystem system;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        system = BusinessSystem.start();
        app = RunningApp.start(
                folder,
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port() + "/",
                "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "destination.http.allow-private-addresses=true");
    }

    @AfterAll
    static void stop() {
        app.close();
        system.close();
    }

    private static double value(String series) {
        return app.get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    private static long buckets(String metric) {
        return app.get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "_bucket"))
                .count();
    }

    @Test
    void eachAnswerIsInTheHistogramOfItsStatus() {
        double accepted = value("signalpost_webhook_answer_seconds_count{status=\"2xx\"}");
        double refused = value("signalpost_webhook_answer_seconds_count{status=\"4xx\"}");

        app.post(EVENT);
        app.post(EVENT, "0".repeat(64));

        assertThat(value("signalpost_webhook_answer_seconds_count{status=\"2xx\"}"))
                .isEqualTo(accepted + 1);
        assertThat(value("signalpost_webhook_answer_seconds_count{status=\"4xx\"}"))
                .isEqualTo(refused + 1);
        assertThat(value("signalpost_webhook_answer_seconds_sum{status=\"2xx\"}"))
                .isPositive();
        assertThat(value("signalpost_webhook_answer_seconds_bucket{status=\"2xx\",le=\"15.0\"}"))
                .as("within the time that Smartcar waits")
                .isEqualTo(accepted + 1);
        assertThat(buckets("signalpost_webhook_answer_seconds"))
                .as("of three statuses")
                .isEqualTo(3 * 8);
    }

    @Test
    void eachDeliveryIsInTheHistogramOfItsDestination() {
        String ofHttp = "signalpost_destination_delivery_seconds_count{destination=\"http\",outcome=";
        system.answer(answering(422));
        app.post(Examples.withId("vehicle-state-many-signals.json", "refused"));
        await().until(() -> value(ofHttp + "\"failed\"}") >= 1);
        system.answer(answering(200));

        app.post(Examples.withId("vehicle-state-many-signals.json", "taken"));

        await().until(() -> value(ofHttp + "\"delivered\"}") >= 1);
        assertThat(value("signalpost_destination_delivery_seconds_sum{destination=\"http\",outcome=\"failed\"}"))
                .isPositive();
        assertThat(buckets("signalpost_destination_delivery_seconds"))
                .as("of two destinations and two outcomes")
                .isEqualTo(2 * 2 * 8);
    }
}
