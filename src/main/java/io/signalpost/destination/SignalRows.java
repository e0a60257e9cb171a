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

    private static final String SUCCESS = "SUCCESS";
    private static final Comparator<Map<String, Object>> BY_AGE = Comparator.<Map<String, Object>, String>comparing(
                    row -> (String) row.get("as_of"))
            .thenComparing(row -> (String) row.get("delivered_at"));

    private SignalRows() {}

    /** One row per signal of each event, failed signals included. */
    public static List<Map<String, Object>> readings(Iterable<VehicleEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (VehicleEvent event : events) {
            Map<String, Object> shared = eventColumns(event);
            for (Signal signal : event.signals()) {
                Map<String, Object> row = new HashMap<>(shared);
                putSignalColumns(row, signal);
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * Of the readings, the newest good one per vehicle and signal. The table would sort them out by itself, but
     * PostgreSQL refuses a statement that updates a row twice.
     */
    public static Collection<Map<String, Object>> latest(List<Map<String, Object>> readings) {
        Map<List<Object>, Map<String, Object>> latest = new LinkedHashMap<>();
        for (Map<String, Object> row : readings) {
            if (row.get("vehicle_id") != null && SUCCESS.equals(row.get("status"))) {
                latest.merge(List.of(row.get("vehicle_id"), row.get("code")), row, SignalRows::newer);
            }
        }
        return latest.values();
    }

    private static Map<String, Object> newer(Map<String, Object> before, Map<String, Object> after) {
        return BY_AGE.compare(after, before) >= 0 ? after : before;
    }

    private static Map<String, Object> eventColumns(VehicleEvent event) {
        Map<String, Object> row = new HashMap<>();
        row.put("event_id", SqlValue.text(event.id()));
        row.put("vehicle_id", SqlValue.text(event.vehicle().id()));
        row.put("mode", SqlValue.text(event.mode()));
        row.put("delivered_at", SqlValue.deliveredAt(event));
        row.put("received_at", SqlValue.time(event.receivedAt()));
        return row;
    }

    private static void putSignalColumns(Map<String, Object> row, Signal signal) {
        String oemUpdatedAt = SqlValue.time(signal.oemUpdatedAt());
        row.put("code", SqlValue.text(signal.code()));
        row.put("name", SqlValue.text(signal.name()));
        row.put("signal_group", SqlValue.text(signal.group()));
        row.put("status", signal.ok() ? SUCCESS : "ERROR");
        row.put("value_number", signal.number());
        row.put("value_text", SqlValue.text(signal.text()));
        row.put("value_boolean", signal.bool());
        row.put("unit", SqlValue.text(signal.unit()));
        row.put("body", SqlValue.json(signal.body()));
        row.put("error_type", SqlValue.text(signal.errorType()));
        row.put("error_code", SqlValue.text(signal.errorCode()));
        row.put("oem_updated_at", oemUpdatedAt);
        row.put("as_of", oemUpdatedAt == null ? SqlValue.EPOCH : oemUpdatedAt);
        row.put("retrieved_at", SqlValue.time(signal.retrievedAt()));
    }
}
