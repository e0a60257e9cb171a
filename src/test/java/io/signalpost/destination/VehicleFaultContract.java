package io.signalpost.destination;

import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.fault;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code vehicle_fault} has the state of each fault. */
interface VehicleFaultContract extends FilledDatabase {

    @Test
    default void opensAFaultAndResolvesIt() throws Exception {
        deliver(fault("opened", NOON, "PERMISSION", null, "ERROR"));
        assertThat(sql().queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("type", "PERMISSION")
                .containsEntry("code", "")
                .containsEntry("state", "ERROR")
                .containsEntry("resolution_type", "REAUTHENTICATE")
                .containsEntry("resolved_at", null);

        deliver(fault("resolved", NOON + MINUTE, "PERMISSION", null, "RESOLVED"));

        assertThat(sql().queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "RESOLVED")
                .containsEntry("user_message", "Sign in again.");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:00:00.000Z");
        assertThat(time("SELECT resolved_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:01:00.000Z");
    }

    @Test
    default void opensResolvesAndReopensAFaultWithinOneBatch() throws Exception {
        deliver(
                fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                fault("resolved", NOON + MINUTE, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED"),
                fault("reopened", NOON + 2 * MINUTE, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                fault("repeated", NOON + 3 * MINUTE, "VEHICLE_STATE", "UNREACHABLE", "ERROR"));

        assertThat(sql().queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "ERROR")
                .containsEntry("resolved_at", null)
                .containsEntry("event_id", "repeated");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:02:00.000Z");
    }

    @Test
    default void leavesAResolvedFaultResolvedWhenItsOpeningComesLateOrAgain() throws Exception {
        VehicleEvent opened = fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR");
        deliver(opened, fault("resolved", NOON + MINUTE, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED"));

        deliver(opened);

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }
}
