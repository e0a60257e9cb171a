package io.signalpost.eventlog.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who looks through the log in a flood that does not end, and has to give way after each event. */
public final class FloodedLooking {

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONG = TimeUnit.SECONDS.toNanos(60);

    private FloodedLooking() {}

    /** @param rest what happens whenever he waits */
    public static Looking with(Runnable rest) {
        Flood flood = new Flood(() -> 1, () -> 0);
        for (int i = 0; i < 10; i++) {
            flood.committed(64);
        }
        AtomicLong clock = new AtomicLong();
        AtomicLong work = new AtomicLong();
        Pace pace = new Pace(
                flood,
                () -> 8 * Runtime.getRuntime().availableProcessors(),
                () -> clock.addAndGet(MOMENT),
                () -> work.addAndGet(MOMENT),
                millis -> {
                    clock.addAndGet(LONG);
                    rest.run();
                    return true;
                });
        return new Looking(pace, () -> {});
    }
}
