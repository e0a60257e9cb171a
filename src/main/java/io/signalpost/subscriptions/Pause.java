package io.signalpost.subscriptions;

import java.time.Duration;

/** Waiting; a test need not. */
interface Pause {

    void of(Duration duration);

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
