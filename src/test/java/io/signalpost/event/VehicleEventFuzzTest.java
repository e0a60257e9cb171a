package io.signalpost.event;

import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalpost.testing.Examples;
import org.junit.jupiter.params.provider.MethodSource;

/** No body makes a route stumble. */
class VehicleEventFuzzTest {

    static Stream<byte[]> bodies() {
        return Examples.bodies();
    }

    @MethodSource("bodies")
    @FuzzTest(maxDuration = "10s")
    void vehicleEvent(byte[] body) {
        Questions.askEverything(body);
    }
}
