package io.signalpost.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Whether it is time to say something again that was said before. Thread-safe. */
public final class OncePerMinute {

    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final AtomicLong loudAt = new AtomicLong(System.nanoTime());

    public boolean isTime() {
        long due = loudAt.get();
        return System.nanoTime() - due >= 0 && loudAt.compareAndSet(due, System.nanoTime() + QUIET);
    }
}
