package io.signalpost.eventlog.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** What all destinations of a node share: threads, processors, memory. Thread-safe. */
public final class NodeResources {

    /** Of the heap, for events in hand. */
    private static final int SHARE_OF_HEAP = 8;

    private static final long MOST_BYTES = 4 << 20;
    private static final long LEAST_BYTES = 64 << 10;
    private static final long NANOS_PER_DESTINATION = 500_000;

    /** A thread may have served others for long since it last looked. */
    private static final long MOST_BESIDE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Threads threads = new Threads();
    private final Flood flood = new Flood();
    private final Tail tail = new Tail();
    private final AtomicInteger looking = new AtomicInteger();

    /** The CPU time that the thread had used when it last looked. */
    private final ThreadLocal<Long> lookedUntil = new ThreadLocal<>();

    private final IntSupplier destinations;

    /** @param destinations how many this node reads */
    NodeResources(IntSupplier destinations) {
        this.destinations = destinations;
    }

    Threads threads() {
        return threads;
    }

    /** Null while there is nobody to share it with. */
    Tail tail() {
        return destinations.getAsInt() > 1 ? tail : null;
    }

    /** What is in the log may have changed. */
    void forget() {
        tail.clear();
    }

    Flood flood() {
        return flood;
    }

    /** For the thread that calls this. */
    Pace pace() {
        return new Pace(flood, this::sharing);
    }

    /**
     * For the thread that calls this, until it is closed. What it has done since it last looked counts, too: it has written an
     * answer and read a question.
     */
    public Looking look() {
        looking.incrementAndGet();
        LongSupplier cpu = Pace.cpuTime();
        long beside = lookedUntil.get() == null ? 0 : cpu.getAsLong() - lookedUntil.get();
        return new Looking(Pace.ofWhoAsks(flood, this::sharing, Math.min(MOST_BESIDE, beside)), () -> {
            lookedUntil.set(cpu.getAsLong());
            looking.decrementAndGet();
        });
    }

    /** How many share what there is in a flood: destinations, and those who look beside them. */
    int sharing() {
        return Math.max(1, destinations.getAsInt() + threads.working() + looking.get());
    }

    /** Bytes of events that one destination may have in hand. */
    long mostBytes() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / Math.max(1, destinations.getAsInt());
        return Math.max(LEAST_BYTES, Math.min(MOST_BYTES, share));
    }

    /** For how long a destination that has read on leaves the next event to come: many are not to wake up for each single one. */
    long restNanos() {
        return (destinations.getAsInt() - 1) * NANOS_PER_DESTINATION;
    }
}
