package io.signalpost.webhook;

import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalpost.testing.Examples;
import org.junit.jupiter.params.provider.MethodSource;

/** The envelope, read in passing, says what a tree of the whole body says. */
class EnvelopeFuzzTest {

    static Stream<byte[]> bodies() {
        return Examples.bodies();
    }

    @MethodSource("bodies")
    @FuzzTest(maxDuration = "10s")
    void envelope(byte[] body) {
        EnvelopeOracle.assertAgreement(body);
    }
}
