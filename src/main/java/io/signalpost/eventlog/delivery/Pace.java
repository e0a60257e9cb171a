package io.signalpost.eventlog.delivery;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Lets acceptance go first: in a {@link Flood} all destinations, and those who look through the log beside them, together use
 * no more than an eighth of the processors. What destinations leave is in the log, and delivered after. Of a destination only
 * its thread's CPU time counts, so that one that waits for somebody else is not slowed. For one thread.
 */
final class Pace {

    private static final double SHARE = 0.125;
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SLICE_MILLIS = 5;

    private final Flood flood;
    private final IntSupplier threads;
    private final LongSupplier nanoTime;
    private final LongSupplier work;
    private final LongPredicate sleep;
    private long lookedAt;
    private long workBefore;

    /**
     * For the thread that makes it.
     *
     * @param threads how many share the processors
     */
    Pace(Flood flood, IntSupplier threads) {
        this(flood, threads, System::nanoTime, cpuTime(), Pace::sleep);
    }

    /**
     * For the thread that makes it, when a database works for it: then the time that it waits counts, too.
     *
     * @param threads as above
     * @param beside  what it has done already, in nanoseconds
     */
    static Pace ofWhoAsks(Flood flood, IntSupplier threads, long beside) {
        return ofWhoAsks(flood, threads, beside, System::nanoTime, Pace::sleep);
    }

    /** @param sleep as below */
    static Pace ofWhoAsks(Flood flood, IntSupplier threads, long beside, LongSupplier nanoTime, LongPredicate sleep) {
        Rest rest = new Rest(nanoTime, sleep);
        Pace pace = new Pace(flood, threads, nanoTime, () -> nanoTime.getAsLong() - rest.nanos, rest::sleep);
        pace.workBefore -= beside;
        return pace;
    }

    /**
     * @param work  of the current thread so far, in nanoseconds
     * @param sleep for so many milliseconds; false when the thread is to end
     */
    Pace(Flood flood, IntSupplier threads, LongSupplier nanoTime, LongSupplier work, LongPredicate sleep) {
        this.flood = flood;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.work = work;
        this.sleep = sleep;
        this.lookedAt = nanoTime.getAsLong();
        this.workBefore = work.getAsLong();
    }

    /** Of the thread that asks it; 0 where that is not known. */
    static LongSupplier cpuTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> 0;
    }

    /** Whether {@link #giveWay} would wait. */
    boolean isDue() {
        return isTimeToLook() && flood.isOn();
    }

    /**
     * To be called between batches. Waits until the work that the thread has done since the last call is no more than its share
     * of the time, unless the flood ends before.
     */
    void giveWay(BooleanSupplier interrupted) {
        if (isTimeToLook()) {
            rest(interrupted);
        }
    }

    private boolean isTimeToLook() {
        return nanoTime.getAsLong() - lookedAt >= LOOK_EVERY;
    }

    /** The same at the end, also of little work. */
    void rest(BooleanSupplier interrupted) {
        long done = work.getAsLong();
        long end = nanoTime.getAsLong() + (long) ((done - workBefore) * restPerWork());
        workBefore = done;
        boolean slept = true;
        while (slept && end - nanoTime.getAsLong() > 0 && flood.isOn() && !interrupted.getAsBoolean()) {
            slept = sleep.test(SLICE_MILLIS);
        }
        lookedAt = nanoTime.getAsLong();
    }

    private double restPerWork() {
        return threads.getAsInt() / (SHARE * Runtime.getRuntime().availableProcessors()) - 1;
    }

    /** How long a thread has rested, which is no work. */
    private static final class Rest {

        private final LongSupplier nanoTime;
        private final LongPredicate sleep;
        private long nanos;

        Rest(LongSupplier nanoTime, LongPredicate sleep) {
            this.nanoTime = nanoTime;
            this.sleep = sleep;
        }

        boolean sleep(long millis) {
            long began = nanoTime.getAsLong();
            boolean slept = sleep.test(millis);
            nanos += nanoTime.getAsLong() - began;
            return slept;
        }
    }

    /** Not parked: each commit would wake it up. */
    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
