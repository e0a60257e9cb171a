package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** So many of something a minute, so that a flood of it fills nothing. */
final class PerMinute {

    private final int most;
    private final Clock clock;
    private Instant begin = Instant.MIN;
    private int taken;
    private long leftOut;

    PerMinute(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** How many were left out before this one; empty when it is left out itself. */
    synchronized OptionalLong take() {
        Instant now = clock.instant();
        if (begin.equals(Instant.MIN) || Duration.between(begin, now).compareTo(Duration.ofMinutes(1)) >= 0) {
            begin = now;
            taken = 0;
        }
        if (taken == most) {
            leftOut++;
            return OptionalLong.empty();
        }
        taken++;
        long before = leftOut;
        leftOut = 0;
        return OptionalLong.of(before);
    }
}
