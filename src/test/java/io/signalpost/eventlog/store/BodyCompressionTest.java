package io.signalpost.eventlog.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.signalpost.testing.Examples;
import io.signalpost.testing.SimulatedBodies;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyCompressionTest {

    /** Of vehicles that the dictionary was not trained with, at another time. */
    private static final SimulatedBodies BODIES = new SimulatedBodies(72, Instant.parse("2028-01-01T00:00:00Z"));

    @ParameterizedTest
    @CsvSource({"1600, 0.25", "7000, 0.15", "50000, 0.08"})
    void bodiesOfOtherVehiclesShrinkToAFraction(int length, double atMost) {
        List<byte[]> bodies = BODIES.ofLength(length).limit(500).toList();

        long plain = bodies.stream().mapToLong(body -> body.length).sum();
        long stored = bodies.stream()
                .mapToLong(body -> BodyCompression.ZSTD.store(body).bytes().length)
                .sum();

        assertThat(plain / bodies.size()).isBetween(length * 8L / 10, length * 12L / 10);
        assertThat((double) stored / plain).isLessThan(atMost);
    }

    @Test
    void whatDoesNotGetSmallerIsKeptAsItIs() {
        byte[] noise = new byte[2_000];
        new Random(1).nextBytes(noise);

        for (byte[] body : List.of(noise, new byte[0], new byte[] {'{', '}'}, new byte[ZstdDictionary.LONGEST + 1])) {
            assertThat(BodyCompression.ZSTD.store(body)).isEqualTo(new StoredBody(null, body));
        }
        assertThat(BodyCompression.NONE.store(Examples.body("verify-v4.json")).isCompressed())
                .isFalse();
    }

    @Test
    void manyThreadsMayCompressAndDecompressAtOnce() throws Exception {
        List<byte[]> bodies = BODIES.ofAllKinds().limit(400).toList();
        var threads = Executors.newFixedThreadPool(8);
        var wrong = new ConcurrentLinkedQueue<Throwable>();
        for (byte[] body : bodies) {
            threads.execute(() -> {
                try {
                    ZstdDictionary dictionary = Dictionaries.current();
                    assertThat(dictionary.decompress(dictionary.compress(body))).isEqualTo(body);
                } catch (Throwable e) {
                    wrong.add(e);
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).isEmpty();
    }

    @Test
    void aDamagedFrameIsRefusedWhateverLengthItClaims() {
        byte[] frame = Dictionaries.current().compress(Examples.body("vehicle-state-many-signals.json"));
        byte[] cutOff = Arrays.copyOf(frame, frame.length / 2);
        byte[] huge = { // magic number, a descriptor that says 8 bytes of length follow, and that length
            0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, (byte) 0xE0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0
        };

        for (byte[] damaged : List.of(cutOff, huge, new byte[0], new byte[100], "no frame".getBytes(ISO_8859_1))) {
            assertThatThrownBy(() -> Dictionaries.current().decompress(damaged))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ZstdDictionary.length(frame)).isEqualTo(4_155);
        assertThat(ZstdDictionary.length(huge)).isEqualTo(huge.length);
    }

    /** Logs out there are compressed with it. A better one gets the next number, and this file stays as it is. */
    @Test
    void theDictionaryNeverChanges() throws Exception {
        assertThat(DigestUtils.sha256Hex(getClass().getResourceAsStream("/db/event-log/dictionary-1.zstd")))
                .isEqualTo("9fd122c791deee7b0c0575108c4e8184b704ba0a139506a6d8c0e80dbfcca85f");
    }
}
