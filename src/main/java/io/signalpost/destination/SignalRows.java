package io.signalpost.destination;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;

/** Rows for {@code signal-reading.sql} and {@code vehicle-signal.sql}, by parameter name. */
public final class SignalRows {

    private static final Comparator<Map<String, Object>> BY_AGE = Comparator.<Map<String, Object>, String>comparing(
                    row -> (String) row.get("oem_updated_at"))
            .thenComparing(row -> (String) row.get("delivered_at"));

    private SignalRows() {}

    /** One row per signal of each event, failed signals included. */
    public static List<Map<String, Object>> readings(Iterable<VehicleEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (VehicleEvent event : events) {
            for (Signal signal : event.signals()) {
                rows.add(row(event, signal));
            }
        }
        return rows;
    }

    /** One row per vehicle and signal: the newest good value. PostgreSQL refuses a batch that updates a row twice. */
    public static Collection<Map<String, Object>> latest(Iterable<VehicleEvent> events) {
        Map<List<String>, Map<String, Object>> latest = new LinkedHashMap<>();
        for (VehicleEvent event : events) {
            String vehicleId = event.vehicle().id();
            if (vehicleId == null) {
                continue;
            }
            for (Signal signal : event.signals()) {
                if (signal.ok()) {
                    Map<String, Object> row = row(event, signal);
                    row.putIfAbsent("oem_updated_at", SqlValue.EPOCH);
                    latest.merge(List.of(vehicleId, signal.code()), row, SignalRows::newer);
                }
            }
        }
        return latest.values();
    }

    private static Map<String, Object> newer(Map<String, Object> before, Map<String, Object> after) {
        return BY_AGE.compare(after, before) >= 0 ? after : before;
    }

    private static Map<String, Object> row(VehicleEvent event, Signal signal) {
        Map<String, Object> row = new HashMap<>();
        row.put("event_id", SqlValue.text(event.id()));
        row.put("vehicle_id", SqlValue.text(event.vehicle().id()));
        row.put("mode", SqlValue.text(event.mode()));
        row.put("delivered_at", SqlValue.time(event.deliveredAt() == null ? event.receivedAt() : event.deliveredAt()));
        row.put("received_at", SqlValue.time(event.receivedAt()));
        row.put("code", SqlValue.text(signal.code()));
        row.put("name", SqlValue.text(signal.name()));
        row.put("signal_group", SqlValue.text(signal.group()));
        row.put("status", signal.ok() ? "SUCCESS" : "ERROR");
        row.put("value_number", SqlValue.number(signal.number()));
        row.put("value_text", SqlValue.text(signal.text()));
        row.put("value_boolean", signal.bool());
        row.put("unit", SqlValue.text(signal.unit()));
        row.put("body", SqlValue.json(signal.body()));
        row.put("error_type", SqlValue.text(signal.errorType()));
        row.put("error_code", SqlValue.text(signal.errorCode()));
        row.put("oem_updated_at", SqlValue.time(signal.oemUpdatedAt()));
        row.put("retrieved_at", SqlValue.time(signal.retrievedAt()));
        return row;
    }
}
