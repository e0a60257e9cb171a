package io.signalpost.simulator.clock;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets simulated time pass in equal steps, so that the same seed gives the same lives however fast the clock goes. On a
 * thread of its own: with many vehicles a step takes longer than what waits for the clock may be late.
 */
public final class Life implements AutoCloseable {

    /** Fine enough for a drive to be seen, coarse enough for hundreds of vehicles. */
    public static final Duration STEP = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Life.class);

    /** Real time between two looks at the clock. */
    private static final double TICK_SECONDS = 0.1;

    private final SimulatedClock clock;
    private final Consumer<Duration> step;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                    .namingPattern("simulator-life")
                    .daemon(true)
                    .build());
    private double behind;
    private volatile boolean running;

    /** @param step is called for every step, never twice at once */
    public Life(SimulatedClock clock, Consumer<Duration> step) {
        this.clock = clock;
        this.step = step;
        long nanos = Math.round(TICK_SECONDS * 1e9);
        ticks.scheduleWithFixedDelay(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    public void start() {
        running = true;
    }

    public void stop() {
        running = false;
    }

    public boolean running() {
        return running;
    }

    private void tick() {
        behind = running ? behind + TICK_SECONDS * clock.scale() : 0;
        while (running && behind >= STEP.toSeconds()) {
            behind -= STEP.toSeconds();
            try {
                step.accept(STEP);
            } catch (RuntimeException e) { // which would otherwise end the life
                log.error("A step of the simulator failed", e);
            }
        }
    }

    @Override
    public void close() {
        stop();
        ticks.shutdown();
    }
}
