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

    /** Commits of so many events each, one after the other for half a second. */
    private void commits(int events) {
        for (int i = 0; i < 50; i++) {
            flood.committed(events);
            clock.addAndGet(Duration.ofMillis(10).toNanos());
        }
    }

    /** Of a thread that is there when a flood has begun. */
    private Pace pace(int destinations) {
        commits(64);
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
        commits(2);
        assertThat(flood.isOn()).isFalse();

        commits(3);
        assertThat(flood.isOn()).isTrue();
    }

    @Test
    void whatHadToWaitForTheDiskOnceIsNoFlood() {
        commits(1);
        flood.committed(30);
        for (int i = 0; i < 50; i++) {
            assertThat(flood.isOn()).isFalse();
            clock.addAndGet(Duration.ofMillis(10).toNanos());
            flood.committed(1);
        }
    }

    @Test
    void aFloodEndsByItself() {
        Pace pace = pace(8 * PROCESSORS);
        cpu.set(Duration.ofHours(1).toNanos());
        clock.addAndGet(WORK);

        pace.giveWay(() -> false);

        assertThat(flood.isOn()).isFalse();
        assertThat(Duration.ofNanos(clock.get())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        Pace pace = pace(8 * PROCESSORS);
        cpu.set(Duration.ofHours(1).toNanos());
        clock.addAndGet(WORK);

        pace.giveWay(() -> true);

        assertThat(flood.isOn()).as("still").isTrue();
    }

    @Test
    void whoLooksSharesWithTheDestinations() {
        NodeResources node = new NodeResources(() -> 3);

        try (Looking one = node.look();
                Looking other = node.look()) {
            assertThat(node.sharing()).isEqualTo(5);
        }

        assertThat(node.sharing()).isEqualTo(3);
    }

    @Test
    void whoAsksADatabaseRestsForTheTimeThatItWorkedAndNotForItsRests() {
        commits(64);
        Pace pace = Pace.ofWhoAsks(flood, () -> 8 * PROCESSORS, 0, this::now, this::sleep);

        assertThat(share(pace, 3) * 8).isCloseTo(0.125, within(0.01));
    }

    @Test
    void whatWasDoneBesideTheLookCountsToo() {
        commits(64);
        Pace pace = Pace.ofWhoAsks(flood, () -> 8 * PROCESSORS, WORK, this::now, this::sleep);

        assertThat(share(pace, 1) * 8).as("half of the work was done before").isCloseTo(0.125 / 2, within(0.01));
    }
}
