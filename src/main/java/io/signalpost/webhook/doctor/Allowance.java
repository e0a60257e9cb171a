package io.signalpost.webhook.doctor;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps work to a tenth of the time, after some seconds that it has in advance. For one thread. */
final class Allowance {

    private static final long MOST = Duration.ofSeconds(5).toNanos();
    private static final int SHARE = 10;

    private final LongSupplier clock;
    private long left = MOST;
    private long since;

    /** @param clock nanoseconds since whenever */
    Allowance(LongSupplier clock) {
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    boolean isLeft() {
        long now = clock.getAsLong();
        left = Math.min(MOST, left + (now - since) / SHARE);
        since = now;
        return left > 0;
    }

    void spend(Runnable work) {
        long start = clock.getAsLong();
        try {
            work.run();
        } finally {
            left -= clock.getAsLong() - start;
        }
    }
}
