package io.signalpost.destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;

/** Rows for {@code vehicle-fault.sql}, by parameter name, in the order the events came. */
public final class FaultRows {

    private FaultRows() {}

    public static List<Map<String, Object>> of(Iterable<VehicleEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (VehicleEvent event : events) {
            if (event.vehicle().id() != null) {
                event.faults().forEach(fault -> rows.add(row(event, fault)));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(VehicleEvent event, VehicleFault fault) {
        String at = SqlValue.deliveredAt(event);
        Map<String, Object> row = new HashMap<>();
        row.put("vehicle_id", SqlValue.text(event.vehicle().id()));
        row.put("type", SqlValue.text(Objects.requireNonNullElse(fault.type(), "")));
        row.put("code", SqlValue.text(Objects.requireNonNullElse(fault.code(), "")));
        row.put("state", SqlValue.text(fault.state()));
        row.put("opened_at", fault.resolved() ? null : at);
        row.put("resolved_at", fault.resolved() ? at : null);
        row.put("changed_at", at);
        row.put("description", SqlValue.text(fault.description()));
        row.put("user_message", SqlValue.text(fault.userMessage()));
        row.put("resolution_type", SqlValue.text(fault.resolutionType()));
        row.put("resolution_url", SqlValue.text(fault.resolutionUrl()));
        row.put("signals", SqlValue.text(String.join(",", fault.signals())));
        row.put("event_id", SqlValue.text(event.id()));
        return row;
    }
}
