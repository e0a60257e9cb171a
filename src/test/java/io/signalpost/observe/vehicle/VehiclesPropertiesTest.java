package io.signalpost.observe.vehicle;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings of the watch over vehicles. */
class VehiclesPropertiesTest {

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
