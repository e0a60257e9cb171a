package io.signalpost.eventlog.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PaceTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final long WORK = Duration.ofMillis(20).toNanos();

    /** Goes on by a microsecond with each look. */
    private final AtomicLong clock = new AtomicLong();

    private final AtomicLong cpu = new AtomicLong();
    private double load = 1;
    private final Flood flood = new Flood(() -> load, this::now);

    private long now() {
        return clock.addAndGet(1_000);
    }

    private boolean sleep(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
        return true;
    }

    private Pace pace(int destinations) {
        return new Pace(flood, () -> destinations, this::now, cpu::get, this::sleep);
    }

    /** Works, in a flood that goes on, and gives way; returns the share of the time that was work. */
    private double share(Pace pace, int batches) {
        long began = clock.get();
        for (int i = 0; i < batches; i++) {
            flood.committed(64);
            clock.addAndGet(WORK);
            cpu.addAndGet(WORK);
            pace.giveWay(() -> {
                flood.committed(64);
                return false;
            });
        }
        return (double) batches * WORK / (clock.get() - began);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 40})
    void inAFloodAllDestinationsTogetherUseAnEighthOfTheProcessors(int perProcessor) {
        int destinations = perProcessor * PROCESSORS;

        double share = share(pace(destinations), 20);

        assertThat(share * destinations / PROCESSORS).isCloseTo(0.125, within(0.01));
    }

    @Test
    void withoutAFloodNothingIsWaitedFor() {
        load = 0.5;

        assertThat(share(pace(8 * PROCESSORS), 20)).isGreaterThan(0.95);
    }

    @Test
    void aFewEventsAtATimeAreNoFlood() {
        flood.committed(7);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        flood.committed(7);

        assertThat(flood.isOn()).isFalse();
        flood.committed(8);
        assertThat(flood.isOn()).isTrue();
    }

    @Test
    void aFloodEndsByItself() {
        Pace pace = pace(8 * PROCESSORS);
        flood.committed(64);
        cpu.set(Duration.ofHours(1).toNanos());
        clock.addAndGet(WORK);

        pace.giveWay(() -> false);

        assertThat(flood.isOn()).isFalse();
        assertThat(Duration.ofNanos(clock.get())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        Pace pace = pace(8 * PROCESSORS);
        flood.committed(64);
        cpu.set(Duration.ofHours(1).toNanos());
        clock.addAndGet(WORK);

        pace.giveWay(() -> true);

        assertThat(flood.isOn()).as("still").isTrue();
    }

    /** For a while that is long enough to rest for; returns how long that was. */
    private static long rest(Pace pace, Flood real) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < WORK) {
            Thread.onSpinWait();
        }
        long worked = System.nanoTime();
        pace.giveWay(() -> {
            real.committed(64);
            return false;
        });
        return System.nanoTime() - worked;
    }

    @Test
    void whoAsksADatabaseRestsForTheTimeThatItWorkedAndNotForItsRests() {
        Flood real = new Flood(() -> 1, System::nanoTime);
        real.committed(64);
        Pace pace = Pace.ofWhoAsks(real, () -> PROCESSORS);

        long first = rest(pace, real);
        long second = rest(pace, real);

        assertThat(first).isGreaterThan(WORK);
        assertThat(second).isLessThan(3 * first);
    }
}
