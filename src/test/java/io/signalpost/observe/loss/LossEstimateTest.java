package io.signalpost.observe.loss;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LossEstimateTest {

    @ParameterizedTest(name = "{0} s at {1} events an hour: {2}")
    @CsvSource(textBlock = """
            # length, events an hour, verdict, events, lost
            0,        3600,           harmless,     0,    0
            10,       0,              harmless,     0,    0
            10,       60,             harmless,  0.17,    0
            30,       59,             harmless, 0.492,    0
            30,       60,             missed,     0.5,    0
            174,      3600,           missed,     174,    0
            175,      3600,           missed,     175,    0
            175.4,    3600,           missed,   175.4,  0.4
            175.5,    3600,           lost,     175.5,  0.5
            205,      60,             lost,      3.42,  0.5
            3600,     0,              harmless,     0,    0
            3600,     0.4,            harmless,   0.4, 0.38
            3600,     0.51,           missed,    0.51, 0.485
            3600,     10,             lost,        10, 9.51
            86400,    1,              lost,        24, 23.95
            -5,       3600,           harmless,     0,    0
            """)
    void weighsAnOutageAgainstSmartcarsAttempts(
            double seconds, double eventsAnHour, String verdict, double events, double lost) {
        LossEstimate estimate = LossEstimate.of(Duration.ofMillis(Math.round(seconds * 1000)), eventsAnHour / 3600);

        assertThat(estimate.verdict()).isEqualTo(verdict);
        assertThat(estimate.events()).isCloseTo(events, within(0.01));
        assertThat(estimate.lost()).isCloseTo(lost, within(0.01));
    }
}
