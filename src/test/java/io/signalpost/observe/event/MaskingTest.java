package io.signalpost.observe.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the form of a body, what tells who drives, where, and in which car is hidden, and the rest is there. */
class MaskingTest {

    static Stream<String> bodies() {
        return Examples.bodies().map(body -> new String(body, StandardCharsets.UTF_8));
    }

    private static VehicleEvent event(String body) {
        return new VehicleEvent("e", Instant.EPOCH, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void hidesPersonalDataAndNothingElse(String body) {
        VehicleEvent event = event(body);

        VehicleEvent masked = event(Masking.body(event.json()).toString());

        assertThat(masked.user().id()).isIn(null, Masking.HIDDEN);
        assertThat(masked.user().externalId()).isIn(null, Masking.HIDDEN);
        assertThat(masked.vehicle()).isEqualTo(event.vehicle());
        assertThat(masked.signals()).hasSameSizeAs(event.signals()).allSatisfy(signal -> {
            if (Masking.isPersonal(signal.code())) {
                assertThat(signal.number()).isNull();
                assertThat(signal.text()).isIn(null, Masking.HIDDEN);
                assertThat(signal.field("latitude")).isIn(null, Masking.HIDDEN);
            } else {
                assertThat(signal.value()).isEqualTo(event.signal(signal.code()).value());
            }
        });
    }
}
