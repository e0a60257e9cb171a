package io.signalpost.eventlog.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;

/** Table {@code destination}, with what goes along in {@link DeliveryTable}: each statement keeps the ledger adding up. */
final class DestinationTable {

    static final String RUNNING = "running";
    static final String PAUSED = "paused";

    /** Tells the node that reads the destination that an operator, of whatever node, has acted. */
    private static final String REVISION = ", revision = revision + 1";

    private DestinationTable() {}

    /** Makes a destination known; one that is known keeps its position. */
    static Void register(Statements statements, String name, long position, Instant now) throws SQLException {
        statements.update(
                "INSERT INTO destination (name, position, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                name,
                position,
                now.toEpochMilli());
        return null;
    }

    /** Enters who reads a destination and how it fares. For who has claimed it only. */
    static Void setReader(Statements statements, String name, String node, boolean down) throws SQLException {
        known(
                name,
                statements.update(
                        "UPDATE destination SET reader = ?, down = ? WHERE name = ?", node, down ? 1 : 0, name));
        return null;
    }

    /** Writes progress down, unless the position has been moved by somebody else meanwhile: then nothing, and false. */
    static boolean advance(Statements statements, String name, Progress progress) throws SQLException {
        int known = statements.update(
                "UPDATE destination SET position = ?, passed = passed + ?, delivered = delivered + ?, filtered = filtered + ?"
                        + " WHERE name = ? AND position = ?",
                progress.position(),
                progress.passed(),
                progress.delivered(),
                progress.filtered(),
                name,
                progress.from());
        if (known == 0) {
            return false;
        }
        for (Long seq : progress.redelivered()) {
            int rows = statements.update(
                    "DELETE FROM delivery WHERE destination = ? AND seq = ? AND state = 'retrying'", name, seq);
            statements.update("UPDATE destination SET delivered = delivered + ? WHERE name = ?", rows, name);
        }
        for (Progress.Failure failure : progress.failures()) {
            DeliveryTable.record(statements, name, failure, failure.seq() > progress.from());
        }
        return true;
    }

    static Void setState(Statements statements, String name, String state) throws SQLException {
        known(name, statements.update("UPDATE destination SET state = ?" + REVISION + " WHERE name = ?", state, name));
        return null;
    }

    static int retryDead(Statements statements, String name, Instant now) throws SQLException {
        known(name, statements.update("UPDATE destination SET revision = revision + 1 WHERE name = ?", name));
        return statements.update(
                "UPDATE delivery SET state = 'retrying', attempts = 0, next_attempt_at = ?"
                        + " WHERE destination = ? AND state = 'dead'",
                now.toEpochMilli(),
                name);
    }

    static int discardDead(Statements statements, String name) throws SQLException {
        position(statements, name);
        int rows = statements.update("DELETE FROM delivery WHERE destination = ? AND state = 'dead'", name);
        statements.update("UPDATE destination SET discarded = discarded + ? WHERE name = ?", rows, name);
        return rows;
    }

    /** Erases events and gives up what of them is still to be delivered; whoever has them in hand learns that they changed. */
    static Void erase(Statements statements, EventTable events, List<Long> seqs) throws SQLException {
        events.erase(statements, seqs);
        for (long seq : seqs) {
            DeliveryTable.discard(statements, seq);
        }
        statements.update("UPDATE destination SET revision = revision + 1");
        return null;
    }

    /** Moves the position back; what had failed beyond it is read again and leaves the books. */
    static long rewind(Statements statements, String name, long to) throws SQLException {
        long position = position(statements, name);
        if (to >= position) {
            return 0;
        }
        long again = statements.number(0, "SELECT count(*) FROM event WHERE seq > ? AND seq <= ?", to, position);
        int rows = statements.update("DELETE FROM delivery WHERE destination = ? AND seq > ?", name, to);
        statements.update(
                "UPDATE destination SET position = ?, passed = passed - ?" + REVISION + " WHERE name = ?",
                to,
                rows,
                name);
        return again;
    }

    /** Enters in the books that events up to {@code upTo} are gone; returns how many of them were not delivered. */
    static long prune(Statements statements, long upTo) throws SQLException {
        String ahead = "(CASE WHEN ? > position THEN ? - position ELSE 0 END)";
        String undelivered = "(" + ahead + " + (SELECT count(*) FROM delivery WHERE destination = name AND seq <= ?"
                + " AND NOT EXISTS (SELECT 1 FROM event WHERE event.seq = delivery.seq)))";
        long lost = statements.number(0, "SELECT sum(" + undelivered + ") FROM destination", upTo, upTo, upTo);
        if (lost > 0) {
            statements.update(
                    "UPDATE destination SET pruned = pruned + " + undelivered + ", passed = passed + " + ahead
                            + ", position = position + " + ahead,
                    upTo,
                    upTo,
                    upTo,
                    upTo,
                    upTo,
                    upTo,
                    upTo);
            statements.update(
                    "DELETE FROM delivery WHERE seq <= ? AND NOT EXISTS (SELECT 1 FROM event WHERE event.seq = delivery.seq)",
                    upTo);
        }
        return lost;
    }

    static long position(Statements statements, String name) throws SQLException {
        long position = statements.number(-1, "SELECT position FROM destination WHERE name = ?", name);
        known(name, position >= 0 ? 1 : 0);
        return position;
    }

    static long revision(Statements statements, String name) throws SQLException {
        return statements.number(-1, "SELECT revision FROM destination WHERE name = ?", name);
    }

    /** What other nodes may have changed. */
    record Row(long revision, String reader, boolean down) {}

    static Row row(Statements statements, String name) throws SQLException {
        return statements
                .query(
                        row -> new Row(row.getLong("revision"), row.getString("reader"), row.getInt("down") == 1),
                        "SELECT revision, reader, down FROM destination WHERE name = ?",
                        name)
                .get(0);
    }

    static boolean isPaused(Statements statements, String name) throws SQLException {
        return statements.number(0, "SELECT count(*) FROM destination WHERE name = ? AND state = ?", name, PAUSED) == 1;
    }

    /** @param reading names of the destinations that are read */
    static List<DestinationStatus> status(Statements statements, Instant now, Set<String> reading) throws SQLException {
        return statements.query(
                row -> status(row, now, reading.contains(row.getString("name"))),
                "SELECT name, state, down, reader, position, passed, delivered, filtered, discarded, pruned,"
                        + " (SELECT coalesce(max(seq), 0) FROM event) AS head,"
                        + " (SELECT received_at FROM event WHERE seq > position ORDER BY seq LIMIT 1) AS oldest,"
                        + " (SELECT count(*) FROM delivery WHERE destination = name AND delivery.state = 'retrying') AS retrying,"
                        + " (SELECT count(*) FROM delivery WHERE destination = name AND delivery.state = 'dead') AS dead"
                        + " FROM destination ORDER BY name");
    }

    private static DestinationStatus status(ResultSet row, Instant now, boolean read) throws SQLException {
        String state = row.getString("state");
        if (!read) {
            state = DestinationStatus.DISABLED;
        } else if (row.getInt("down") == 1 && state.equals(RUNNING)) {
            state = "down";
        }
        long oldest = row.getLong("oldest");
        // Not below zero, though it may have been received while our clock was ahead.
        Duration age = row.wasNull() || !read ? null : Duration.ofMillis(Math.max(0, now.toEpochMilli() - oldest));
        return new DestinationStatus(
                row.getString("name"),
                state,
                read ? row.getString("reader") : null,
                row.getLong("position"),
                Math.max(0, row.getLong("head") - row.getLong("position")),
                age,
                row.getLong("passed"),
                row.getLong("delivered"),
                row.getLong("filtered"),
                row.getLong("retrying"),
                row.getLong("dead"),
                row.getLong("discarded"),
                row.getLong("pruned"));
    }

    private static void known(String name, int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("no destination '" + name + "' is known to the event log");
        }
    }
}
