package io.signalpost.eventlog.window;

import java.util.concurrent.TimeUnit;

/** Time that passes evenly, whatever is done to the machine's clock. */
public final class Ticks {

    private Ticks() {}

    /** Milliseconds since some moment or other. */
    public static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
