package io.signalpost.eventlog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.signalpost.event.VehicleEvent;

/** One event as it stands in the log. */
public record LogEntry(long seq, int partition, String eventType, String mode, String vehicleId, VehicleEvent event) {

    /** The columns that {@link #of} reads, of table {@code event}. */
    public static final String COLUMNS = "seq, event_id, event_type, mode, vehicle_id, received_at, partition, body";

    /** Whether it was erased: nothing is left but its number, id, type, mode and time of receipt. */
    public boolean isErased() {
        byte[] body = event.body();
        if (vehicleId != null || body.length == 0) {
            return false;
        }
        for (byte each : body) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    static int partition(ResultSet row) throws SQLException {
        int partition = row.getInt("partition");
        return row.wasNull() // appended by a version that had none
                ? Partition.of(row.getString("vehicle_id"), row.getString("event_id"))
                : partition;
    }

    public static LogEntry of(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        var event = new VehicleEvent(
                row.getString("event_id"), Instant.ofEpochMilli(row.getLong("received_at")), row.getBytes("body"), seq);
        String vehicleId = row.getString("vehicle_id");
        return new LogEntry(seq, partition(row), row.getString("event_type"), row.getString("mode"), vehicleId, event);
    }
}
