package io.signalpost.destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.event.Vehicle;
import io.signalpost.event.VehicleEvent;

/** Rows for {@code vehicle-activity.sql}, by parameter name: one per event that names its vehicle, in the order they came. */
public final class VehicleRows {

    private VehicleRows() {}

    public static List<Map<String, Object>> of(Iterable<VehicleEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (VehicleEvent event : events) {
            if (event.vehicle().id() != null) {
                rows.add(row(event, event.vehicle()));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(VehicleEvent event, Vehicle vehicle) {
        Map<String, Object> row = new HashMap<>();
        row.put("vehicle_id", SqlValue.text(vehicle.id()));
        row.put("make", SqlValue.text(vehicle.make()));
        row.put("model", SqlValue.text(vehicle.model()));
        row.put("year", vehicle.year());
        row.put("powertrain_type", SqlValue.text(vehicle.powertrainType()));
        row.put("user_id", SqlValue.text(event.user().id()));
        row.put("user_external_id", SqlValue.text(event.user().externalId()));
        row.put("mode", SqlValue.text(event.mode()));
        row.put("last_event_at", SqlValue.time(event.receivedAt()));
        row.put("last_event_ms", event.receivedAt().toEpochMilli());
        row.put("log_number", event.logNumber());
        row.put("signals_event_id", event.signals().isEmpty() ? null : SqlValue.text(event.id()));
        return row;
    }
}
