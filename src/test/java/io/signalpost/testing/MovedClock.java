package io.signalpost.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a test moves on, so that nobody need wait. */
public final class MovedClock extends Clock {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    /** @param clock that it is ahead of */
    public MovedClock(Clock clock) {
        this.clock = clock;
    }

    public void passes(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
