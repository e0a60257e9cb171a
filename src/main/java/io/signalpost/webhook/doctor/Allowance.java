package io.signalpost.webhook.doctor;

import java.time.Duration;

/** Keeps work to a tenth of the time, after some seconds that it has in advance. For one thread. */
final class Allowance {

    private static final long MOST = Duration.ofSeconds(5).toNanos();
    private static final int SHARE = 10;

    private long left = MOST;
    private long since = System.nanoTime();

    boolean isLeft() {
        long now = System.nanoTime();
        left = Math.min(MOST, left + (now - since) / SHARE);
        since = now;
        return left > 0;
    }

    void spend(Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            left -= System.nanoTime() - start;
        }
    }
}
