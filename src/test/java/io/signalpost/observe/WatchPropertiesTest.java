package io.signalpost.observe;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings of the watches over losses and vehicles. */
class WatchPropertiesTest {

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

    @ParameterizedTest
    @CsvSource({"0s, 3, silent-after", "-1s, 3, silent-after", "10m, 0.9, silent-factor", "10m, NaN, silent-factor"})
    void refusesASilenceOfNoTime(String after, double factor, String key) {
        assertThatThrownBy(() -> new VehiclesProperties(time(after), factor))
                .hasMessageContaining("signalpost.vehicles." + key + " is ")
                .hasMessageContaining("write a ");
    }

    private static Duration time(String text) {
        return DurationStyle.detectAndParse(text);
    }
}
