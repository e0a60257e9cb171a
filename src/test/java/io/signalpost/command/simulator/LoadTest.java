package io.signalpost.command.simulator;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The open loop, by a clock of the test's. */
class LoadTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private long now;
    private long sent;

    @Test
    void itSendsAtTheRate() {
        Duration took = load(100, this::one, () -> 0).run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(sent).isEqualTo(1000);
        assertThat(took).isEqualTo(TEN_SECONDS);
    }

    @Test
    void itSendsSeveralAtOnceWhenTheRateAsksForMoreThanTheClockCanTell() {
        load(5000, this::one, () -> 0).run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(sent).isBetween(49_990L, 50_000L);
    }

    @Test
    void aVehicleThatSendsSeveralEventsAtOnceDoesNotRaiseTheRate() {
        load(100, () -> count(3), () -> 0).run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(sent).isBetween(1000L, 1002L);
    }

    @Test
    void itCatchesUpAfterAHiccup() {
        Load load = load(100, hiccupAt(300, Duration.ofMillis(900)), () -> 0);

        load.run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(sent).isEqualTo(1000);
        assertThat(load.late()).isZero();
    }

    @Test
    void itGivesUpWhatWasMissedInALongPause() {
        Load load = load(100, hiccupAt(300, Duration.ofSeconds(5)), () -> 0);

        load.run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(load.late()).isBetween(399L, 401L);
        assertThat(sent + load.late()).isEqualTo(1000);
    }

    @Test
    void itWaitsWhileTooManyAreUnderWay() {
        Load load = load(100, this::one, () -> sent < 300 ? sent : Load.MOST_UNDER_WAY);

        load.run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(sent).isEqualTo(300);
        assertThat(load.late()).isEqualTo(600); // what is due in the last second could still be made up for
    }

    @Test
    void itEndsWhenThereIsNothingLeftToSend() {
        Load load = load(100, () -> sent < 101 ? one() : 0, () -> 0);

        Duration took = load.run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(load.dry()).isTrue();
        assertThat(took).isEqualTo(Duration.ofSeconds(1).plusMillis(10));
    }

    @Test
    void itGoesOnAfterASilenceWithoutMakingUpForIt() {
        Load load = load(100, () -> now > 3e9 && now < 7e9 ? Load.SILENT : one(), () -> 0);

        load.run(TEN_SECONDS, Long.MAX_VALUE, () -> false);

        assertThat(sent).isBetween(600L, 602L);
        assertThat(load.late()).isZero();
        assertThat(load.dry()).isFalse();
    }

    @Test
    void itEndsAfterAsManyEventsAndWhenItIsStopped() {
        Duration took = load(100, this::one, () -> 0).run(TEN_SECONDS, 201, () -> false);
        assertThat(sent).isEqualTo(201);
        assertThat(took).isEqualTo(Duration.ofSeconds(2));

        load(100, this::one, () -> 0).run(TEN_SECONDS, Long.MAX_VALUE, () -> sent == 300);
        assertThat(sent).isEqualTo(300);
    }

    private Load load(double rate, IntSupplier next, LongSupplier underWay) {
        return new Load(rate, next, underWay, () -> now, nanos -> now += nanos);
    }

    private int one() {
        return count(1);
    }

    private int count(int events) {
        sent += events;
        return events;
    }

    private IntSupplier hiccupAt(long event, Duration pause) {
        return () -> {
            if (sent == event) {
                now += pause.toNanos();
            }
            return one();
        };
    }
}
