package io.signalpost.eventlog.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many threads deliver at once, for all destinations together: each destination may have one at any time, and more as
 * long as there are any left. Thread-safe.
 */
final class Threads {

    private static final int MORE = 256;

    private final Semaphore more = new Semaphore(MORE);
    private final AtomicInteger working = new AtomicInteger();

    /** @param first whether it is the destination's only one */
    boolean begin(boolean first) {
        if (first || more.tryAcquire()) {
            working.incrementAndGet();
            return true;
        }
        return false;
    }

    void end(boolean first) {
        working.decrementAndGet();
        if (!first) {
            more.release();
        }
    }

    int working() {
        return working.get();
    }
}
