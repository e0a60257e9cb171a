package io.signalpost.eventlog.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Somebody who looks through the log beside the destinations, and gives way to acceptance as they do. For one thread. */
public final class Looking implements AutoCloseable {

    /** After which nobody is to wait for an answer any longer, whatever is owed. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private final Pace pace;
    private final Runnable end;
    private final long began = System.nanoTime();

    Looking(Pace pace, Runnable end) {
        this.pace = pace;
        this.end = end;
    }

    /** Whether it is time to give way: to end what is open in the database, and then to do so. */
    public boolean isDue() {
        return pace.isDue();
    }

    /**
     * To be called every now and then, and not while a statement is open. In a flood it waits for most of the time.
     *
     * @param over whether there is no time left to wait
     */
    public void giveWay(BooleanSupplier over) {
        pace.giveWay(over);
    }

    /** Waits for what it has not waited yet, since many short looks come to as much as a long one. */
    @Override
    public void close() {
        try {
            pace.rest(() -> System.nanoTime() - began > LONGEST);
        } finally {
            end.run();
        }
    }
}
