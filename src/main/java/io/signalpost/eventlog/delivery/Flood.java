package io.signalpost.eventlog.delivery;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import com.sun.management.OperatingSystemMXBean;

/**
 * Whether events come faster than they can be taken while destinations deliver: many wait for each other's commit, time after
 * time, and the processors have little to spare. One of the two alone means little: a slow disk makes large groups of few
 * events, and destinations that catch up use all there is. Nor does one large group, which is what had to wait while the disk
 * was busy with something else.
 */
final class Flood {

    private static final int MANY = 3; // events in a commit, on average
    private static final int COMMITS = 4; // at least, to tell from
    private static final double BUSY = 0.7;
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LASTS = 2 * LOOK_EVERY;

    private final DoubleSupplier cpuLoad;
    private final LongSupplier nanoTime;
    private volatile long manyUntil;
    private long countedSince;
    private long events;
    private long commits;
    private long sampledAt;
    private boolean busy;

    Flood() {
        this(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad, System::nanoTime);
    }

    /** @param cpuLoad from 0 to 1, of all processors that the process may use, since it was last asked for */
    Flood(DoubleSupplier cpuLoad, LongSupplier nanoTime) {
        this.cpuLoad = cpuLoad;
        this.nanoTime = nanoTime;
        this.manyUntil = this.countedSince = this.sampledAt = nanoTime.getAsLong() - LASTS;
    }

    /**
     * For the one thread that commits.
     *
     * @param together events that were written by one commit
     */
    void committed(int together) {
        events += together;
        commits++;
        long now = nanoTime.getAsLong();
        if (commits >= COMMITS && now - countedSince >= LOOK_EVERY) {
            if (events >= MANY * commits) {
                manyUntil = now + LASTS;
            }
            countedSince = now;
            events = 0;
            commits = 0;
        }
    }

    boolean isOn() {
        return manyUntil - nanoTime.getAsLong() > 0 && isBusy();
    }

    private synchronized boolean isBusy() {
        long now = nanoTime.getAsLong();
        if (now - sampledAt >= LOOK_EVERY) {
            sampledAt = now;
            busy = cpuLoad.getAsDouble() > BUSY;
        }
        return busy;
    }
}
