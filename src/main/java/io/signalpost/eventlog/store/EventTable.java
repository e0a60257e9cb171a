package io.signalpost.eventlog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table {@code event}. */
public abstract class EventTable {

    private static final String WANTED = "(partition IS NULL OR (? >> partition) & 1 = 1)";
    private static final String READ =
            "SELECT " + LogEntry.COLUMNS.replace("body", "CASE WHEN wanted THEN body END AS body")
                    + ", wanted FROM (SELECT event.*, " + WANTED + " AS wanted FROM event) AS event"
                    + " WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?";

    private final Dictionaries dictionaries = new Dictionaries();

    /**
     * Appends events and gives each its outcome; returns how many of them are new. Called last in a transaction, which may
     * have been committed when it returns.
     *
     * @param alone whether nothing else has been written in the transaction
     */
    abstract int append(Statements statements, List<PendingAppend> appends, boolean alone) throws SQLException;

    /** Number of the event of that id; 0 when there is none. */
    public abstract long seq(Statements statements, String eventId) throws SQLException;

    /** Removes events up to and including {@code upTo}; returns how many. */
    public abstract int delete(Statements statements, long upTo, boolean evenIfUndelivered) throws SQLException;

    /**
     * Overwrites all that an event says, its vehicle and its body. The row stays, so that numbers have no gaps and the event
     * is known when it comes again; {@link LogEntry#isErased()} tells.
     */
    public abstract void erase(Statements statements, List<Long> seqs) throws SQLException;

    /** For those who remove events: a statement with the parameter {@code upTo}. */
    static String deletion(boolean evenIfUndelivered) {
        return evenIfUndelivered
                ? "DELETE FROM event WHERE seq <= ?"
                : "DELETE FROM event WHERE seq <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.seq = event.seq)";
    }

    /**
     * Reads on in the log, at most {@code limit} events and about so many bytes.
     *
     * @param partitions whose events are wanted; of others no bodies are fetched
     * @param after      number to begin behind
     * @param upTo       number to end with
     */
    public Stretch read(Statements statements, long partitions, long after, long upTo, int limit, long mostBytes)
            throws SQLException {
        List<LogEntry> entries = new ArrayList<>();
        long bytes = 0;
        int rows = 0;
        long last = after;
        String lastId = null;
        List<Stretch.Missing> missing = new ArrayList<>();
        // Outside a transaction PostgreSQL's driver has the whole page in memory before its first row is looked at.
        statements.connection().setAutoCommit(false);
        try (var row = statements.bind(READ, partitions, after, upTo, limit).executeQuery()) {
            while (bytes < mostBytes && row.next()) {
                long seq = row.getLong("seq");
                Stretch.Missing.add(missing, last, seq);
                last = seq;
                lastId = row.getString("event_id");
                rows++;
                if (row.getBoolean("wanted")) {
                    LogEntry entry = entry(row);
                    bytes += entry.bytes();
                    if (Partition.isIn(partitions, entry.partition())) {
                        entries.add(entry);
                    }
                }
            }
        }
        statements.connection().setAutoCommit(true);
        Stretch stretch = new Stretch(entries, last, lastId, missing);
        boolean isAll = rows < limit && bytes < mostBytes && upTo < Long.MAX_VALUE;
        return isAll ? stretch.upTo(upTo) : stretch;
    }

    /**
     * Looks at events, the newest first, until the visitor wants no more.
     *
     * @param from   the lowest number
     * @param before number behind the highest
     * @return whether the visitor would have gone on
     */
    public boolean readBack(Statements statements, long from, long before, EventColumns only, EventVisitor visitor)
            throws SQLException {
        return look(statements, from, before, only, "DESC", visitor);
    }

    /** As {@link #readBack}, the oldest first. */
    public boolean readOn(Statements statements, long from, long before, EventColumns only, EventVisitor visitor)
            throws SQLException {
        return look(statements, from, before, only, "ASC", visitor);
    }

    private boolean look(
            Statements statements, long from, long before, EventColumns only, String order, EventVisitor visitor)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(from, before));
        parameters.addAll(only.parameters());
        statements.connection().setAutoCommit(false); // see read
        try (var row = statements
                .bind(
                        "SELECT " + LogEntry.COLUMNS + ", token_name FROM event WHERE seq >= ? AND seq < ?" + only.sql()
                                + " ORDER BY seq " + order,
                        parameters.toArray())
                .executeQuery()) {
            while (row.next()) {
                if (!visitor.visit(entry(row), row.getString("token_name"))) {
                    return false;
                }
            }
            return true;
        } finally {
            statements.connection().setAutoCommit(true);
        }
    }

    /** Whether the log has an event of that number and id. */
    public static boolean has(Statements statements, long seq, String eventId) throws SQLException {
        return statements.number(0, "SELECT count(*) FROM event WHERE seq = ? AND event_id = ?", seq, eventId) == 1;
    }

    /** An event's number, and the partition it belongs to. */
    public record Place(long seq, int partition) {}

    /** All events from behind one number up to another, in order. */
    public static List<Place> places(Statements statements, long after, long upTo) throws SQLException {
        return statements.query(
                row -> new Place(row.getLong("seq"), LogEntry.partition(row)),
                "SELECT seq, partition, vehicle_id, event_id FROM event WHERE seq > ? AND seq <= ? ORDER BY seq",
                after,
                upTo);
    }

    /** The bytes that are kept of an event; empty when there is none of that id, or it was erased. */
    public Optional<byte[]> body(Statements statements, String eventId) throws SQLException {
        return find(statements, eventId).filter(entry -> !entry.isErased()).map(entry -> entry.event()
                .body());
    }

    /** @param row with {@link LogEntry#COLUMNS} */
    public LogEntry entry(ResultSet row) throws SQLException {
        return LogEntry.of(row, dictionaries);
    }

    /** Whether there is an event of that number, and it was erased. */
    public static boolean isErased(Statements statements, long seq) throws SQLException {
        return statements
                .query(
                        row -> StoredBody.of(row).isErased(),
                        "SELECT dictionary, body FROM event WHERE seq = ? AND vehicle_id IS NULL",
                        seq)
                .contains(true);
    }

    /** Numbers of the events from {@code first} to {@code last} that are there and were not erased. */
    public static Set<Long> present(Statements statements, long first, long last) throws SQLException {
        Set<Long> present = new HashSet<>();
        statements.query(
                row -> row.getString("vehicle_id") != null
                                || !StoredBody.of(row).isErased()
                        ? present.add(row.getLong("seq"))
                        : null,
                "SELECT seq, vehicle_id, dictionary, CASE WHEN vehicle_id IS NULL THEN body END AS body FROM event"
                        + " WHERE seq >= ? AND seq <= ?",
                first,
                last);
        return present;
    }

    /** The event of an id; empty when there is none. */
    public Optional<LogEntry> find(Statements statements, String eventId) throws SQLException {
        return find(statements, seq(statements, NewEvent.id(eventId)));
    }

    /** The event of a number; empty when there is none. */
    public Optional<LogEntry> find(Statements statements, long seq) throws SQLException {
        return statements.query(this::entry, "SELECT " + LogEntry.COLUMNS + " FROM event WHERE seq = ?", seq).stream()
                .findFirst();
    }

    /** Name of the management token whose signature matched; empty when none did, or there is no event of that number. */
    public static Optional<String> tokenName(Statements statements, long seq) throws SQLException {
        return statements.first(
                row -> Optional.ofNullable(row.getString(1)), "SELECT token_name FROM event WHERE seq = ?", seq);
    }

    /** Numbers of a vehicle's events, in order, within a stretch of the log: all of it is read. */
    public static List<Long> ofVehicle(Statements statements, String vehicleId, long after, long upTo)
            throws SQLException {
        return statements.query(
                row -> row.getLong(1),
                "SELECT seq FROM event WHERE seq > ? AND seq <= ? AND vehicle_id = ? ORDER BY seq",
                after,
                upTo,
                vehicleId);
    }

    /** Numbers of the events between two, these included, that are of no vehicle or erased. */
    public static List<Long> withoutVehicle(Statements statements, long from, long to) throws SQLException {
        return statements.query(
                row -> row.getLong(1),
                "SELECT seq FROM event WHERE seq >= ? AND seq <= ? AND vehicle_id IS NULL ORDER BY seq",
                from,
                to);
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
