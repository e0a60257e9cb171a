package io.signalpost.destination.database;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Vehicle;
import io.signalpost.event.VehicleEvent;

/** Rows for {@code vehicle-activity.sql}: one per event that names its vehicle. */
final class VehicleRows {

    private static final long ONE_EVENT = 1;
    private static final double NO_CADENCE = 0;

    private VehicleRows() {}

    static Object[] row(VehicleEvent event) {
        Vehicle vehicle = event.vehicle();
        return new Object[] {
            SqlValue.text(vehicle.id()),
            SqlValue.text(vehicle.make()),
            SqlValue.text(vehicle.model()),
            vehicle.year(),
            SqlValue.text(vehicle.powertrainType()),
            SqlValue.text(event.user().id()),
            SqlValue.text(event.user().externalId()),
            SqlValue.text(event.mode()),
            event.receivedAt(),
            event.receivedAt().toEpochMilli(),
            event.logNumber(),
            event.signals().isEmpty() ? null : SqlValue.text(event.id()),
            ONE_EVENT,
            NO_CADENCE
        };
    }
}
