package io.signalpost.observe.loss;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings of the watch over losses. */
class LossWatchPropertiesTest {

    @ParameterizedTest
    @CsvSource({"100ms, 200ms", "5s, 10s", "25s, 50s"})
    void oneLateHeartbeatIsTolerated(String heartbeat, String tolerated) {
        assertThat(new LossWatchProperties(time(heartbeat)).tolerated()).isEqualTo(time(tolerated));
    }

    @ParameterizedTest
    @CsvSource({"0s", "99ms", "26s", "-5s"})
    void refusesAHeartbeatThatIsTooQuickOrTooSlow(String heartbeat) {
        assertThatThrownBy(() -> new LossWatchProperties(time(heartbeat)))
                .hasMessageContaining("signalpost.loss-watch.heartbeat is ")
                .hasMessageContaining("write a time from 100ms to 25s");
    }

    private static Duration time(String text) {
        return DurationStyle.detectAndParse(text);
    }
}
