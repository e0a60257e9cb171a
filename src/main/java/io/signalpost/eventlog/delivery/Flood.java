package io.signalpost.eventlog.delivery;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import com.sun.management.OperatingSystemMXBean;

/**
 * Whether events come faster than they can be taken while destinations deliver: many wait for each other's commit, and the
 * processors have little to spare. One of the two alone means little: a slow disk makes large groups of few events, and
 * destinations that catch up use all there is.
 */
final class Flood {

    private static final int MANY = 8;
    private static final double BUSY = 0.7;
    private static final long LASTS = TimeUnit.MILLISECONDS.toNanos(200);

    private final DoubleSupplier cpuLoad;
    private final LongSupplier nanoTime;
    private volatile long manyUntil;
    private long sampledAt;
    private boolean busy;

    Flood() {
        this(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad, System::nanoTime);
    }

    /** @param cpuLoad from 0 to 1, of all processors that the process may use, since it was last asked for */
    Flood(DoubleSupplier cpuLoad, LongSupplier nanoTime) {
        this.cpuLoad = cpuLoad;
        this.nanoTime = nanoTime;
        this.manyUntil = this.sampledAt = nanoTime.getAsLong() - LASTS;
    }

    /** @param events that were written together */
    void committed(int events) {
        if (events >= MANY) {
            manyUntil = nanoTime.getAsLong() + LASTS;
        }
    }

    boolean isOn() {
        return manyUntil - nanoTime.getAsLong() > 0 && isBusy();
    }

    private synchronized boolean isBusy() {
        long now = nanoTime.getAsLong();
        if (now - sampledAt >= LASTS) {
            sampledAt = now;
            busy = cpuLoad.getAsDouble() > BUSY;
        }
        return busy;
    }
}
