package io.signalpost.destination.database;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.MINUTE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.fault;
import static org.assertj.core.api.Assertions.assertThat;

/** Which faults of a vehicle the {@code database} destination holds for open, on whichever database. */
abstract class FaultTableContract extends SharedDatabaseRoute {

    @Test
    void opensAFaultAndResolvesIt() throws Exception {
        deliver(fault("opened", NOON, "PERMISSION", null, "ERROR"));
        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("type", "PERMISSION")
                .containsEntry("code", "")
                .containsEntry("state", "ERROR")
                .containsEntry("resolution_type", "REAUTHENTICATE")
                .containsEntry("resolved_at", null);

        deliver(fault("resolved", NOON + MINUTE, "PERMISSION", null, "RESOLVED"));

        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "RESOLVED")
                .containsEntry("user_message", "Sign in again.");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:00:00.000Z");
        assertThat(time("SELECT resolved_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:01:00.000Z");
    }

    @Test
    void opensResolvesAndReopensAFaultWithinOneBatch() throws Exception {
        deliver(
                fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                fault("resolved", NOON + MINUTE, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED"),
                fault("reopened", NOON + 2 * MINUTE, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                fault("repeated", NOON + 3 * MINUTE, "VEHICLE_STATE", "UNREACHABLE", "ERROR"));

        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "ERROR")
                .containsEntry("resolved_at", null)
                .containsEntry("event_id", "repeated");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:02:00.000Z");
    }

    @Test
    void leavesAResolvedFaultResolvedWhenItsOpeningComesLateOrAgain() throws Exception {
        VehicleEvent opened = fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR");
        deliver(opened, fault("resolved", NOON + MINUTE, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED"));

        deliver(opened);

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }

    @ParameterizedTest(name = "in one batch: {0}")
    @ValueSource(booleans = {true, false})
    void aLateRetryDoesNotReopenAFault(boolean batch) throws Exception {
        VehicleEvent opened = Events.ofWebhook("w", 1, Events.faultBody("opened", NOON, "PERMISSION", null, "ERROR"));
        VehicleEvent resolved =
                Events.ofWebhook("w", 3, Events.faultBody("resolved", NOON + 10_000, "PERMISSION", null, "RESOLVED"));
        VehicleEvent retried =
                Events.ofWebhook("w", 2, Events.faultBody("retried", NOON + 25_000, "PERMISSION", null, "ERROR"));

        if (batch) {
            deliver(opened, resolved, retried);
        } else {
            deliver(opened);
            deliver(resolved);
            deliver(retried);
        }

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
        assertThat(text("SELECT event_id FROM vehicle_fault")).isEqualTo("resolved");
    }

    @Test
    void aFaultHoldsForItsSignalsTogetherAndIsClosedWhenNoneIsLeft() throws Exception {
        ObjectNode both = Events.faultBody("both", NOON, "PERMISSION", null, "ERROR", "closure-islocked");
        ((ArrayNode) both.at("/data/errors"))
                .add(Events.faultBody("x", NOON, "PERMISSION", null, "ERROR", "vehicleidentification-vin")
                        .at("/data/errors/0"));
        deliver(Events.event(both));
        deliver(Events.event(
                Events.faultBody("more", NOON + 1, "PERMISSION", null, "ERROR", "odometer-traveleddistance")));
        assertThat(text("SELECT signals FROM vehicle_fault"))
                .isEqualTo("closure-islocked,odometer-traveleddistance,vehicleidentification-vin");

        deliver(Events.event(Events.faultBody(
                "one", NOON + 2, "PERMISSION", null, "RESOLVED", "closure-islocked", "odometer-traveleddistance")));
        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "ERROR")
                .containsEntry("resolved_at", null)
                .containsEntry("signals", "vehicleidentification-vin");

        deliver(Events.event(
                Events.faultBody("last", NOON + 3, "PERMISSION", null, "RESOLVED", "vehicleidentification-vin")));
        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "RESOLVED")
                .containsEntry("signals", "");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:00:00.000Z");
    }

    @Test
    void aResolvedFaultThatNamesNoSignalIsOverForAll() throws Exception {
        deliver(
                Events.event(Events.faultBody("opened", NOON, "PERMISSION", null, "ERROR", "closure-islocked")),
                fault("resolved", NOON + 1, "PERMISSION", null, "RESOLVED"),
                Events.event(
                        Events.faultBody("late", NOON - 1, "PERMISSION", null, "ERROR", "vehicleidentification-vin")));

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }

    @Test
    void aFaultOfTheWholeConnectionIsOverWhenItIsResolvedForItsOnlySignal() throws Exception {
        deliver(
                fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                Events.event(
                        Events.faultBody("resolved", NOON + 1, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED", CHARGE)));

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }
}
