package io.signalpost.destination;

import org.junit.jupiter.api.Test;

import static io.signalpost.destination.Events.failedSignal;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code vehicle_signal} has the latest good value of each signal. */
interface LatestValueContract extends FilledDatabase {

    @Test
    default void keepsTheLatestValueByTheMakersTimeWhenALateEventComes() throws Exception {
        deliver(state("newer", NOON, signal(CHARGE, NOON, 50)));

        deliver(state("late", NOON + MINUTE, signal(CHARGE, NOON - MINUTE, 60)));

        assertThat(charge()).isEqualTo(50);
        assertThat(count("signal_reading")).isEqualTo(2);
    }

    @Test
    default void keepsTheLatestValueWhenTheLateEventIsInTheSameBatch() throws Exception {
        deliver(
                state("newer", NOON, signal(CHARGE, NOON, 50)),
                state("late", NOON + MINUTE, signal(CHARGE, NOON - MINUTE, 60)));

        assertThat(charge()).isEqualTo(50);
    }

    @Test
    default void takesTheValueDeliveredLastWhenTheMakersTimeIsTheSame() throws Exception {
        deliver(state("second", NOON + MINUTE, signal(CHARGE, NOON, 51)));

        deliver(state("first", NOON, signal(CHARGE, NOON, 50)));

        assertThat(charge()).isEqualTo(51);
    }

    @Test
    default void updatesAttributesWhoseTimeIsAlways0() throws Exception {
        deliver(state("e1", NOON, signal("vehicleidentification-nickname", 0, "Old name")));

        deliver(state("e2", NOON + MINUTE, signal("vehicleidentification-nickname", 0, "New name")));

        assertThat(text("SELECT value_text FROM vehicle_signal")).isEqualTo("New name");
    }

    @Test
    default void keepsAValueWhenTheSignalFailsOrIsAbsentLater() throws Exception {
        deliver(state("good", NOON, signal(CHARGE, NOON, 50)));

        deliver(
                state("failed", NOON + MINUTE, failedSignal(CHARGE)),
                state("absent", NOON + 2 * MINUTE, signal("odometer-traveleddistance", NOON, 1000)));

        assertThat(charge()).isEqualTo(50);
        assertThat(count("vehicle_signal")).isEqualTo(2);
    }
}
