package io.signalpost.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRateTest {

    private static final long SECOND = 1_000_000_000;

    /** Clock readings near the overflow of {@link System#nanoTime}, too. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND / 2, Long.MAX_VALUE - 5})
    void aSecondsWorthMayComeAtOnceAndThenOneAtATime(long now) {
        RequestRate rate = new RequestRate(4, now);

        assertThat(allowed(rate, now, 10)).isEqualTo(4);
        assertThat(allowed(rate, now + SECOND / 4 - 1, 10)).isZero();
        assertThat(allowed(rate, now + SECOND / 4, 10)).isEqualTo(1);
        assertThat(allowed(rate, now + 60 * SECOND, 10)).isEqualTo(4);
    }

    @Test
    void oneASecondIsOneASecond() {
        RequestRate rate = new RequestRate(1, 0);

        assertThat(allowed(rate, 0, 3)).isEqualTo(1);
        assertThat(allowed(rate, SECOND - 1, 3)).isZero();
        assertThat(allowed(rate, SECOND, 3)).isEqualTo(1);
    }

    @Test
    void isFullAgainWhenAllThatWasAskedIsMadeGood() {
        RequestRate rate = new RequestRate(4, 0);
        allowed(rate, 0, 2);

        assertThat(rate.isFull(SECOND / 2 - 1)).isFalse();
        assertThat(rate.isFull(SECOND / 2)).isTrue();
    }

    private static int allowed(RequestRate rate, long now, int asked) {
        int allowed = 0;
        for (int i = 0; i < asked; i++) {
            allowed += rate.allows(now) ? 1 : 0;
        }
        return allowed;
    }
}
