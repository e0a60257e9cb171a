package io.signalpost.eventlog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;

import io.signalpost.event.VehicleEvent;

/**
 * One event as it stands in the log.
 *
 * @param bytes    length of the body that Smartcar sent
 * @param isErased whether nothing is left of it but its number, id, type, mode and time of receipt
 * @param event    whose body is decompressed by whoever first looks into it
 */
public record LogEntry(
        long seq,
        int partition,
        String eventType,
        String mode,
        String vehicleId,
        int bytes,
        boolean isErased,
        VehicleEvent event) {

    /** The same, for a destination that is given it again. */
    public LogEntry forReplay() {
        return new LogEntry(seq, partition, eventType, mode, vehicleId, bytes, isErased, event.forReplay());
    }

    /** The columns that {@link #of} reads, of table {@code event}. */
    public static final String COLUMNS =
            "seq, event_id, event_type, mode, vehicle_id, received_at, partition, dictionary, body";

    static int partition(ResultSet row) throws SQLException {
        int partition = row.getInt("partition");
        return row.wasNull() // appended by a version that had none
                ? Partition.of(row.getString("vehicle_id"), row.getString("event_id"))
                : partition;
    }

    /** @param row with {@link #COLUMNS} */
    static LogEntry of(ResultSet row, Dictionaries dictionaries) throws SQLException {
        long seq = row.getLong("seq");
        String vehicleId = row.getString("vehicle_id");
        StoredBody stored = StoredBody.of(row);
        int bytes = stored.bytes().length;
        Supplier<byte[]> body = stored::bytes;
        if (stored.isCompressed()) {
            ZstdDictionary dictionary = dictionaries.find(
                    stored.dictionary(), seq, row.getStatement().getConnection());
            bytes = ZstdDictionary.length(stored.bytes());
            body = () -> decompressed(dictionary, stored, seq);
        }
        return new LogEntry(
                seq,
                partition(row),
                row.getString("event_type"),
                row.getString("mode"),
                vehicleId,
                bytes,
                vehicleId == null && stored.isErased(),
                new VehicleEvent(
                        row.getString("event_id"), Instant.ofEpochMilli(row.getLong("received_at")), body, seq));
    }

    private static byte[] decompressed(ZstdDictionary dictionary, StoredBody stored, long seq) {
        try {
            return dictionary.decompress(stored.bytes());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the body of event " + seq + " cannot be decompressed with dictionary " + stored.dictionary() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
