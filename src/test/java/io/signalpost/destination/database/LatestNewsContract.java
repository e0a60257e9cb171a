package io.signalpost.destination.database;

import io.signalpost.destination.Events;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.MINUTE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.failedSignal;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

/** Which value the {@code database} destination takes for the latest, whatever comes late. */
abstract class LatestNewsContract extends SharedDatabaseRoute {

    @Test
    void keepsTheLatestValueByTheMakersTimeWhenALateEventComes() throws Exception {
        deliver(state("newer", NOON, signal(CHARGE, NOON, 50)));

        deliver(state("late", NOON + MINUTE, signal(CHARGE, NOON - MINUTE, 60)));

        assertThat(charge()).isEqualTo(50);
        assertThat(count("signal_reading")).isEqualTo(2);
    }

    @Test
    void keepsTheLatestValueWhenTheLateEventIsInTheSameBatch() throws Exception {
        deliver(
                state("newer", NOON, signal(CHARGE, NOON, 50)),
                state("late", NOON + MINUTE, signal(CHARGE, NOON - MINUTE, 60)));

        assertThat(charge()).isEqualTo(50);
    }

    @Test
    void takesTheLaterOneOfTheLogWhenTheMakersTimeIsTheSameWhateverTheTimeOfDelivery() throws Exception {
        VehicleEvent first = inLog(1, state("first", NOON + MINUTE, signal(CHARGE, NOON, 50)));
        deliver(first, inLog(2, state("second", NOON, signal(CHARGE, NOON, 51))));

        deliver(first);

        assertThat(charge()).isEqualTo(51);
    }

    @ParameterizedTest(name = "in one batch: {0}")
    @ValueSource(booleans = {true, false})
    void withinAWebhookTheHigherSequenceIsTheLaterOneWhateverTheTimes(boolean batch) throws Exception {
        VehicleEvent second =
                inLog(1, Events.ofWebhook("w", 2, Events.stateBody("second", NOON, signal(CHARGE, NOON, 51))));
        VehicleEvent retried = inLog(
                2,
                Events.ofWebhook("w", 1, Events.stateBody("first", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 50))));

        if (batch) {
            deliver(second, retried);
        } else {
            deliver(second);
            deliver(retried);
        }

        assertThat(charge()).isEqualTo(51);
    }

    @Test
    void betweenWebhooksTheTimeCountsAndNotTheSequence() throws Exception {
        deliver(Events.ofWebhook("one", 9_000, Events.stateBody("before", NOON, signal(CHARGE, NOON, 50))));

        deliver(Events.ofWebhook("other", 1, Events.stateBody("after", NOON, signal(CHARGE, NOON + MINUTE, 51))));

        assertThat(charge()).isEqualTo(51);
    }

    @Test
    void updatesAttributesWhoseTimeIsAlways0() throws Exception {
        deliver(state("e1", NOON, signal("vehicleidentification-nickname", 0, "Old name")));

        deliver(state("e2", NOON + MINUTE, signal("vehicleidentification-nickname", 0, "New name")));

        assertThat(text("SELECT value_text FROM vehicle_signal")).isEqualTo("New name");
    }

    @Test
    void keepsAValueWhenTheSignalFailsOrIsAbsentLater() throws Exception {
        deliver(state("good", NOON, signal(CHARGE, NOON, 50)));

        deliver(
                state("failed", NOON + MINUTE, failedSignal(CHARGE)),
                state("absent", NOON + 2 * MINUTE, signal("odometer-traveleddistance", NOON, 1000)));

        assertThat(charge()).isEqualTo(50);
        assertThat(count("vehicle_signal")).isEqualTo(2);
    }

    @Test
    void aGoodValueStaysWhenTheVehicleHasNoneLaterAndTheReadingIsKept() throws Exception {
        deliver(state("good", NOON, signal(CHARGE, NOON, 50)));

        deliver(state("none", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, null)));

        assertThat(charge()).isEqualTo(50);
        assertThat(time("SELECT as_of FROM vehicle_signal")).isEqualTo("2026-03-16T12:00:00.000Z");
        assertThat(count("signal_reading")).isEqualTo(2);
    }

    private static VehicleEvent inLog(long number, VehicleEvent event) {
        return new VehicleEvent(event.id(), event.receivedAt(), event.body(), number);
    }
}
