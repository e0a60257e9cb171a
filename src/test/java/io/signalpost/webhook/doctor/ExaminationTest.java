package io.signalpost.webhook.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalpost.testing.Examples;
import io.signalpost.webhook.refused.RefusedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ExaminationTest {

    private static final int MANY = 500;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SignatureDoctor doctor = new SignatureDoctor(Map.of("default", Examples.TOKEN));
    private final List<RefusedRequest> kept = new CopyOnWriteArrayList<>();

    private static RefusedRequest refused(String cause, byte[] body) {
        return new RefusedRequest(
                Instant.EPOCH, cause, 401, "0".repeat(64), "::1", null, null, body, RefusedRequest.Findings.NONE);
    }

    @Test
    void moreThanItCanLookAtIsKeptWithoutADiagnosisAndNobodyWaits() {
        CountDownLatch busy = new CountDownLatch(1);
        try (Examination examination = new Examination(doctor, new DiagnosisReport(meters), request -> {
            if (Thread.currentThread().getName().equals("signature-doctor")) {
                awaitQuietly(busy);
            }
            kept.add(request);
        })) {
            for (int i = 0; i < MANY; i++) {
                examination.accept(refused("signature", "{}".getBytes()));
            }
            assertThat(kept)
                    .hasSizeBetween(MANY - 202, MANY - 200)
                    .allMatch(request -> request.findings().diagnosis() == null);

            busy.countDown();

            await().until(() -> kept.size() == MANY);
            assertThat(kept.get(MANY - 1).findings().diagnosis()).isEqualTo("unknown-token");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "event-type", "challenge", "application"})
    void whereTheSignatureIsNotInDoubtThereIsNothingToExamine(String cause) {
        try (Examination examination = new Examination(doctor, new DiagnosisReport(meters), kept::add)) {
            examination.accept(refused(cause, "{}".getBytes()));

            assertThat(kept).singleElement().satisfies(request -> assertThat(
                            request.findings().diagnosis())
                    .isNull());
        }
    }

    @Test
    void theModeIsTheBodysOwnWord() {
        try (Examination examination = new Examination(doctor, new DiagnosisReport(meters), kept::add)) {
            for (String body : List.of(
                    "{\"eventType\":\"x\",\"meta\":{\"mode\":\"TEST\"}}",
                    "{\"eventType\":\"x\",\"meta\":{\"mode\":\"simulated\"}}",
                    "{\"eventType\":\"x\",\"meta\":{\"mode\":\"anything a stranger likes\"}}",
                    "{\"eventType\":\"x\"}",
                    "{\"eventType\":\"VERIFY\"}",
                    "no JSON")) {
                examination.accept(refused("signature", body.getBytes()));
            }

            await().until(() -> kept.size() == 6);
            assertThat(kept)
                    .extracting(request -> request.findings().mode())
                    .containsExactly("TEST", "SIMULATED", null, "LIVE", null, null);
            assertThat(meters.get("signalpost.webhook.diagnoses").counters())
                    .extracting(counter -> counter.getId().getTag("mode") + " " + counter.count())
                    .containsExactlyInAnyOrder("TEST 1.0", "SIMULATED 1.0", "LIVE 1.0", "unknown 3.0");
        }
    }

    @Test
    void workGetsATenthOfTheTimeAfterFiveSeconds() {
        AtomicLong now = new AtomicLong();
        Allowance allowance = new Allowance(now::get);
        Runnable fiveSeconds = () -> now.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(allowance.isLeft()).isTrue();
        allowance.spend(fiveSeconds);
        allowance.spend(fiveSeconds);
        assertThat(allowance.isLeft()).isFalse(); // 5 s too much; 10 s give 1 s back
        now.addAndGet(Duration.ofSeconds(39).toNanos());
        assertThat(allowance.isLeft()).isFalse();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(allowance.isLeft()).isTrue();
    }
}
