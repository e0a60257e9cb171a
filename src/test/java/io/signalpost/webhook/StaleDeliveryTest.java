package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.signalpost.testing.Examples;
import io.signalpost.webhook.refused.RefusedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** Authentic events that are too old, or too young, to have been sent just now. */
@ExtendWith(OutputCaptureExtension.class)
class StaleDeliveryTest {

    private static final Duration LIMIT = Duration.ofHours(1);

    @TempDir
    Path folder;

    private RunningIngress start(boolean refuse) throws Exception {
        return RunningIngress.start(
                folder, Map.of("default", Examples.TOKEN), new WebhookProperties(AnswerVerify.ALWAYS, LIMIT, refuse));
    }

    private static byte[] event(String id, String deliveredAt) {
        return "{\"eventId\":\"%s\",\"eventType\":\"VEHICLE_STATE\",\"meta\":{\"deliveredAt\":%s}}"
                .formatted(id, deliveredAt)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] event(String id, Duration ago) {
        return event(id, "" + Instant.now().minus(ago).toEpochMilli());
    }

    private static int send(RunningIngress ingress, byte[] body) throws Exception {
        return ingress.exchange(post("/webhooks/smartcar", body, "SC-Signature: " + sign(body)))
                .status();
    }

    private static double stale(RunningIngress ingress, String direction) {
        return ingress.counter("signalpost.webhook.stale", "direction", direction);
    }

    @Test
    void aStaleEventIsKeptAndCounted() throws Exception {
        try (RunningIngress ingress = start(false)) {
            assertThat(send(ingress, event("old", LIMIT.plusMinutes(5)))).isEqualTo(200);
            assertThat(send(ingress, event("future", LIMIT.plusMinutes(5).negated())))
                    .isEqualTo(200);
            assertThat(send(ingress, event("fresh", Duration.ZERO))).isEqualTo(200);

            assertThat(ingress.log.kept).hasSize(3);
            assertThat(stale(ingress, "old")).isEqualTo(1);
            assertThat(stale(ingress, "future")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2400-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2300-12-31T23:59:59"})
    void oneOfAnyYearIsKeptAndItsTimeCountedAsNone(String deliveredAt, CapturedOutput output) throws Exception {
        try (RunningIngress ingress = start(false)) {
            assertThat(send(ingress, event("e", '"' + deliveredAt + '"'))).isEqualTo(200);

            assertThat(ingress.log.kept).hasSize(1);
            assertThat(ingress.counter("signalpost.event.future.times", "field", "delivered_at"))
                    .isEqualTo(1);
            assertThat(output).doesNotContain("should not be negative");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1", "9223372036854775807", "99999999999999999999999", "-9223372036854775809"})
    void oneWithANumberThatIsNoTimeIsKept(String deliveredAt) throws Exception {
        try (RunningIngress ingress = start(false)) {
            assertThat(send(ingress, event("e", deliveredAt))).isEqualTo(200);

            assertThat(ingress.log.kept).hasSize(1);
        }
    }

    @Test
    void whereItIsToBeRefusedItIs401AndKept() throws Exception {
        try (RunningIngress ingress = start(true)) {
            assertThat(send(ingress, event("old", LIMIT.plusMinutes(5)))).isEqualTo(401);
            assertThat(send(ingress, event("future", LIMIT.plusMinutes(5).negated())))
                    .isEqualTo(401);

            assertThat(ingress.log.kept).isEmpty();
            assertThat(ingress.refused)
                    .extracting(RefusedRequest::cause, RefusedRequest::status)
                    .containsOnly(org.assertj.core.groups.Tuple.tuple("stale", 401))
                    .hasSize(2);
            assertThat(ingress.counter("signalpost.webhook.refused", "cause", "stale"))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"today\"", "0", "{}"})
    void whereItIsToBeRefusedOneWithoutATimeIsKept(String deliveredAt) throws Exception {
        try (RunningIngress ingress = start(true)) {
            assertThat(send(ingress, event("none", deliveredAt))).isEqualTo(200);
            assertThat(send(ingress, event("fresh", LIMIT.minusMinutes(5)))).isEqualTo(200);
        }
    }

    @Test
    void anUnsignedOneIsNotEvenLookedAt() throws Exception {
        try (RunningIngress ingress = start(true)) {
            ingress.exchange(post("/webhooks/smartcar", event("old", LIMIT.plusMinutes(5))));

            assertThat(stale(ingress, "old")).isZero();
        }
    }

    @Test
    void aDuplicateIsOneWhateverTheClocksSay() throws Exception {
        try (RunningIngress ingress = start(false)) {
            send(ingress, event("e", Duration.ZERO));
            assertThat(send(ingress, event("e", LIMIT.multipliedBy(48)))).isEqualTo(200);

            assertThat(ingress.counter("signalpost.webhook.duplicates")).isEqualTo(1);
        }
    }

    @Test
    void theDelayIsMeasured() throws Exception {
        try (RunningIngress ingress = start(false)) {
            send(ingress, event("a", Duration.ofMinutes(10)));
            send(ingress, event("b", Duration.ofMinutes(-5)));

            assertThat(ingress.meters.get("signalpost.webhook.delivery.delay").timer())
                    .satisfies(timer -> {
                        assertThat(timer.count()).isEqualTo(1);
                        assertThat(timer.max(TimeUnit.SECONDS)).isBetween(600.0, 700.0);
                    });
            assertThat(ingress.meters
                            .get("signalpost.webhook.delivery.delay.last")
                            .timeGauge()
                            .value(TimeUnit.SECONDS))
                    .isBetween(-300.0, -200.0);
        }
    }
}
