package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

import io.signalpost.testing.MovedClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who guesses waits longer and longer, and keeps others waiting as little as possible. */
class GuessesTest {

    private final MovedClock clock = new MovedClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final Guesses guesses = new Guesses(clock);

    /** How long it waits, in seconds; 0 when it was tried, and was wrong. */
    private double guess(String address, String name) {
        Duration wait = guesses.wait(address, name, false);
        if (wait.isZero()) {
            guesses.wrong(address, name);
        }
        return wait.toMillis() / 1000.0;
    }

    private void passes(double seconds) {
        clock.passes(Duration.ofMillis((long) (seconds * 1000)));
    }

    @Test
    void anAddressWaitsTwiceAsLongEachTimeUpToAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(guess("10.0.0.7", "name" + i)).isZero();
        }
        for (double wait : new double[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(guess("10.0.0.7", "name" + wait)).isEqualTo(wait);
            passes(wait - 0.001);
            assertThat(guess("10.0.0.7", "name" + wait)).isPositive();
            passes(0.001);
            assertThat(guess("10.0.0.7", "other" + wait)).isZero();
        }
        assertThat(guess("10.0.0.8", "somebody")).as("another address").isZero();
    }

    @Test
    void aNameThatManyGuessWaitsTenSecondsAtMost() {
        IntStream.range(0, 12).forEach(i -> {
            passes(10);
            assertThat(guess("10.0.1." + i, "anna")).isZero();
        });

        assertThat(guess("10.0.2.1", "anna")).isEqualTo(10);
        assertThat(guess("10.0.2.1", "bob")).isZero();
    }

    @Test
    void strangersDoNotKeepThoseWaitingWhoHaveLoggedInFromTheirAddress() {
        IntStream.range(0, 100).forEach(i -> guess("10.0.1." + i, "anna"));

        assertThat(guess("10.0.3.1", "anna")).isPositive();
        assertThat(guesses.wait("10.0.3.1", "anna", true)).isZero();
    }

    @Test
    void allTogetherHaveFourASecondLookedAt() {
        long tried = 0;
        for (int i = 0; i < 10_000; i++) {
            passes(0.001);
            tried += guess("10.0." + i / 250 + "." + i % 250, "name" + i) == 0 ? 1 : 0;
        }

        assertThat(tried).isBetween(50L, 20L + 4 * 10 + 1);
    }

    @Test
    void theRightPasswordMakesTheWrongOnesOfANameForgotten() {
        IntStream.range(0, 5).forEach(i -> guess("10.0.0." + i, "anna"));
        assertThat(guess("10.0.0.7", "anna")).isPositive();

        guesses.right("anna");

        assertThat(guess("10.0.0.7", "anna")).isZero();
    }

    @Test
    void aQuietQuarterOfAnHourIsForgiven() {
        IntStream.range(0, 5).forEach(i -> guess("10.0.0.7", "anna"));
        assertThat(guess("10.0.0.7", "anna")).isPositive();

        clock.passes(Duration.ofMinutes(15).plusSeconds(1));

        IntStream.range(0, 5).forEach(i -> assertThat(guess("10.0.0.7", "anna")).isZero());
    }

    /** A subscriber has all of a /64. */
    @Test
    void addressesOfAnIpv6NetworkAreOne() {
        IntStream.range(0, 5).forEach(i -> guess("2001:db8::" + i, "name" + i));

        assertThat(guess("2001:db8::ffff", "somebody")).isPositive();
        assertThat(guess("2001:db8:0:1::1", "somebody")).isZero();
    }

    @Test
    void itRemembersSoManyAtMost() {
        Slowdown slowdown = new Slowdown(1, Duration.ofHours(1), Duration.ofHours(1), clock);
        slowdown.count("first");
        slowdown.count("second");
        slowdown.freeAt("first"); // looked at later than the second

        IntStream.range(0, Slowdown.MOST_KEYS - 1).forEach(i -> slowdown.count("key" + i));

        assertThat(slowdown.freeAt("second")).isBefore(clock.instant());
        assertThat(slowdown.freeAt("first")).isAfter(clock.instant());
    }
}
