package io.signalpost.observe.history;

import java.time.Duration;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentAnswersTest {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RecentAnswers answers = new RecentAnswers(meters);

    @Test
    void nothingIsKnownWhenNobodyHasPosted() {
        timer("2xx");
        answers.mark();

        assertThat(answers.lately()).isEmpty();
    }

    @Test
    void ofAllAnswersItTellsTheBoundsOfHalfAndOf99InAHundred() {
        answered("2xx", 3, 90);
        answered("4xx", 70, 9);
        answered("5xx", 60_000, 1);

        assertThat(answers.lately()).hasValueSatisfying(lately -> {
            assertThat(lately.requests()).isEqualTo(100);
            assertThat(lately.p50Millis()).isEqualTo(5);
            assertThat(lately.p99Millis()).isEqualTo(100);
        });
        answered("5xx", 60_000, 10);
        assertThat(answers.lately().orElseThrow().p99Millis())
                .as("longer than the last bound")
                .isNull();
    }

    @Test
    void whatWasFiveMinutesAgoCountsNoLonger() {
        answered("2xx", 700, 100);
        for (int minute = 0; minute < 5; minute++) {
            answers.mark();
        }
        answered("2xx", 3, 10);

        assertThat(answers.lately()).hasValueSatisfying(lately -> {
            assertThat(lately.requests()).isEqualTo(10);
            assertThat(lately.p99Millis()).isEqualTo(5);
        });
    }

    private void answered(String status, int millis, int times) {
        for (int i = 0; i < times; i++) {
            timer(status).record(Duration.ofMillis(millis));
        }
    }

    private Timer timer(String status) {
        return Timer.builder("signalpost.webhook.answer")
                .tag("status", status)
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofSeconds(15))
                .register(meters);
    }
}
