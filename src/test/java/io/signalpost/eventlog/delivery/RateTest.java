package io.signalpost.eventlog.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateTest {

    private static final int MANY = 1_000_000;

    /** Takes all that may be had each millisecond for so many seconds. */
    private static int taken(Rate rate, int seconds) {
        int taken = 0;
        for (long now = 1; now <= seconds * 1_000L; now++) {
            int available = rate.available(MANY, now);
            rate.taken(available);
            taken += available;
        }
        return taken;
    }

    @Test
    void soManyEventsPerSecondAreHandedOutAfterTheFirstSecond() {
        Rate rate = Rate.of("50");

        assertThat(taken(rate, 10)).isBetween(540, 551);
    }

    @Test
    void aBurstIsHandedOutAfterAPauseAndNoMore() {
        Rate rate = Rate.of("50/200");
        rate.taken(rate.available(MANY, 1));

        assertThat(rate.available(MANY, 3_600_000)).isEqualTo(200);
    }

    @Test
    void aNodeTakesTheShareThatItHasOfThePartitions() {
        Rate rate = Rate.of("50");
        rate.share(0.5);

        assertThat(taken(rate, 10)).isBetween(270, 301);
    }

    @Test
    void lessThanOneEventPerSecondIsPossible() {
        assertThat(taken(Rate.of("0.5"), 20)).isBetween(10, 11);
    }

    @Test
    void withoutARateThereIsNoLimit() {
        assertThat(Rate.of(null).available(MANY, 1)).isEqualTo(MANY);
        assertThat(Rate.of(" ").untilNext()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "10/0", "10/", "1e9x", "10 per second"})
    void whatIsNoRateIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(text))
                .withMessageContaining(text)
                .withMessageContaining("50/200");
    }
}
