package io.signalpost.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket that holds one second's worth of requests, kept as the time at which it will be full again. Thread-safe.
 * Times are those of {@link System#nanoTime}.
 */
final class RequestRate {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perRequest;
    private final AtomicLong fullAt;

    RequestRate(int perSecond, long now) {
        this.perRequest = SECOND / perSecond;
        this.fullAt = new AtomicLong(now);
    }

    /** Counts a request; false when it is one too many, which is not counted. */
    boolean allows(long now) {
        long before;
        long after;
        do {
            before = fullAt.get();
            after = (before - now > 0 ? before : now) + perRequest;
            if (after - now > SECOND) {
                return false;
            }
        } while (!fullAt.compareAndSet(before, after));
        return true;
    }

    boolean isFull(long now) {
        return fullAt.get() - now <= 0;
    }
}
