package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code event}. */
public abstract class EventTable {

    private static final int PAGE_BYTES = 4 << 20;

    /**
     * Appends events and gives each its outcome; returns how many of them are new. Called last in a transaction, which may
     * have been committed when it returns.
     */
    abstract int append(Statements statements, List<PendingAppend> appends) throws SQLException;

    /** Number of the event of that id; 0 when there is none. */
    public abstract long seq(Statements statements, String eventId) throws SQLException;

    /** Removes events up to and including {@code upTo}; returns how many. */
    public abstract int delete(Statements statements, long upTo, boolean evenIfUndelivered) throws SQLException;

    /**
     * Overwrites all that an event says, its vehicle and its body. The row stays, so that numbers have no gaps and the event
     * is known when it comes again; {@link LogEntry#isErased} tells.
     */
    public abstract void erase(Statements statements, List<Long> seqs) throws SQLException;

    /** For those who remove events: a statement with the parameter {@code upTo}. */
    static String deletion(boolean evenIfUndelivered) {
        return evenIfUndelivered
                ? "DELETE FROM event WHERE seq <= ?"
                : "DELETE FROM event WHERE seq <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.seq = event.seq)";
    }

    /** Events after a position in the order they were appended, at most {@code limit} and about 4 MB. */
    public static List<LogEntry> read(Statements statements, long position, int limit) throws SQLException {
        List<LogEntry> page = new ArrayList<>();
        int bytes = 0;
        // Outside a transaction PostgreSQL's driver has the whole page in memory before its first row is looked at.
        statements.connection().setAutoCommit(false);
        try (var row = statements
                .bind("SELECT " + LogEntry.COLUMNS + " FROM event WHERE seq > ? ORDER BY seq LIMIT ?", position, limit)
                .executeQuery()) {
            while (bytes < PAGE_BYTES && row.next()) {
                LogEntry entry = LogEntry.of(row);
                page.add(entry);
                bytes += entry.event().body().length;
            }
        }
        statements.connection().setAutoCommit(true);
        return page;
    }

    /** The bytes that are kept of an event; empty when there is none of that id, or it was erased. */
    public Optional<byte[]> body(Statements statements, String eventId) throws SQLException {
        return find(statements, seq(statements, NewEvent.id(eventId)))
                .filter(entry -> !entry.isErased())
                .map(entry -> entry.event().body());
    }

    /** The event of a number; empty when there is none. */
    public static Optional<LogEntry> find(Statements statements, long seq) throws SQLException {
        return statements.query(LogEntry::of, "SELECT " + LogEntry.COLUMNS + " FROM event WHERE seq = ?", seq).stream()
                .findFirst();
    }

    /** Numbers of a vehicle's events, in order, within a stretch of the log: no index has them, so all of it is read. */
    public static List<Long> ofVehicle(Statements statements, String vehicleId, long after, long upTo)
            throws SQLException {
        return statements.query(
                row -> row.getLong(1),
                "SELECT seq FROM event WHERE seq > ? AND seq <= ? AND vehicle_id = ? ORDER BY seq",
                after,
                upTo,
                vehicleId);
    }

    /** Number of the first event; 1 before there is one. */
    public static long first(Statements statements) throws SQLException {
        return statements.number(1, "SELECT min(seq) FROM event");
    }

    /** Number of the last event; 0 before the first. */
    public static long head(Statements statements) throws SQLException {
        return statements.number(0, "SELECT max(seq) FROM event");
    }

    /**
     * The position just before the first event received at or after a time. The log is in order of receipt, so halving
     * finds it without an index that every append would have to keep. What was received while our clock was ahead is
     * passed over.
     *
     * @param latest a time after which nothing can have been received
     */
    public static long positionBefore(Statements statements, long receivedAt, long latest) throws SQLException {
        long low = first(statements) - 1;
        long high = head(statements);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            long time = statements.number(
                    Long.MAX_VALUE,
                    "SELECT received_at FROM event WHERE seq >= ? AND received_at <= ? ORDER BY seq LIMIT 1",
                    middle,
                    latest);
            if (time < receivedAt) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
