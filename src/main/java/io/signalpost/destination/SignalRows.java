package io.signalpost.destination;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.event.Recency;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;

/** Rows for {@code signal-reading.sql} and {@code vehicle-signal.sql}, by parameter name. */
public final class SignalRows {

    /** Not for SQL: where a reading stands among others, and whether it says anything. */
    private static final String RECENCY = "recency";

    private static final String HAS_VALUE = "has_value";

    private SignalRows() {}

    /** One row per signal of each event, failed signals included, with times as they were sent. */
    public static List<Map<String, Object>> readings(Iterable<VehicleEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (VehicleEvent event : events) {
            Map<String, Object> shared = eventColumns(event);
            Map<String, Integer> positions = new HashMap<>();
            for (Signal signal : event.signals()) {
                Map<String, Object> row = new HashMap<>(shared);
                putSignalColumns(row, signal);
                row.put("position", positions.merge(signal.code(), 1, Integer::sum) - 1);
                row.put(RECENCY, Recency.of(event, signal));
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * Of the readings, the newest per vehicle and signal that has a value, with times that are credible. The table would
     * sort them out by itself, but PostgreSQL refuses a statement that updates a row twice.
     */
    public static Collection<Map<String, Object>> latest(List<Map<String, Object>> readings) {
        Map<List<Object>, Map<String, Object>> latest = new LinkedHashMap<>();
        for (Map<String, Object> row : readings) {
            if (row.get("vehicle_id") != null && Boolean.TRUE.equals(row.get(HAS_VALUE))) {
                latest.merge(List.of(row.get("vehicle_id"), row.get("code")), row, SignalRows::newer);
            }
        }
        return latest.values().stream().map(SignalRows::latest).toList();
    }

    private static Map<String, Object> newer(Map<String, Object> before, Map<String, Object> after) {
        return recency(after).supersedes(recency(before)) ? after : before;
    }

    private static Map<String, Object> latest(Map<String, Object> reading) {
        Map<String, Object> row = new HashMap<>(reading);
        SqlValue.putRecency(row, recency(reading));
        String limit = SqlValue.time(recency(reading).latest());
        row.put("as_of_limit", limit);
        for (String column : List.of("oem_updated_at", "retrieved_at", "delivered_at")) {
            String time = (String) row.get(column);
            if (time != null && time.compareTo(limit) > 0) {
                row.put(column, column.equals("delivered_at") ? row.get("received_at") : null);
            }
        }
        return row;
    }

    private static Recency recency(Map<String, Object> row) {
        return (Recency) row.get(RECENCY);
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
        row.put("code", SqlValue.text(signal.code()));
        row.put("name", SqlValue.text(signal.name()));
        row.put("signal_group", SqlValue.text(signal.group()));
        row.put("status", signal.ok() ? "SUCCESS" : "ERROR");
        row.put(HAS_VALUE, signal.hasValue());
        row.put("value_number", signal.number());
        row.put("value_text", SqlValue.text(signal.text()));
        row.put("value_boolean", signal.bool());
        row.put("value_list", SqlValue.json(signal.jsonList()));
        row.put("unit", SqlValue.text(signal.unit()));
        row.put("body", SqlValue.json(signal.body()));
        row.put("error_type", SqlValue.text(signal.errorType()));
        row.put("error_code", SqlValue.text(signal.errorCode()));
        row.put("oem_updated_at", SqlValue.time(signal.oemUpdatedAt()));
        row.put("retrieved_at", SqlValue.time(signal.retrievedAt()));
    }
}
