package io.signalpost.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that can go faster: waits are shortened by the scale, while time stamps stay those of the real clock, so that no
 * receiver takes an event for one of tomorrow. Everything that is waited for runs on one thread and must be quick.
 */
public final class SimulatedClock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SimulatedClock.class);

    /** How many times faster than real time it goes at most, and at least. */
    public static final double MAX_SCALE = 1_000_000;

    public static final double MIN_SCALE = 0.001;

    private final ScheduledExecutorService waiting = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulator");
        thread.setDaemon(true);
        return thread;
    });
    private volatile double scale;

    /** @param scale how many simulated seconds pass in a real one */
    public SimulatedClock(double scale) {
        scale(scale);
    }

    public double scale() {
        return scale;
    }

    /** Holds for waits that begin from now on. */
    public void scale(double scale) {
        if (!(scale >= MIN_SCALE && scale <= MAX_SCALE)) {
            throw new IllegalArgumentException("time scale " + scale + ": expected 0.001 to 1000000");
        }
        this.scale = scale;
    }

    public Instant now() {
        return Instant.now();
    }

    /** Runs the task after this simulated time; never, when the simulator has been closed. */
    public void after(Duration simulated, Runnable task) {
        try {
            waiting.schedule(() -> run(task), Math.round(simulated.toNanos() / scale), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            log.debug("Not waited for: the simulator has been closed");
        }
    }

    /** What it throws would otherwise be seen by nobody. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A task of the simulator failed", e);
        }
    }

    @Override
    public void close() {
        waiting.shutdownNow();
    }
}
