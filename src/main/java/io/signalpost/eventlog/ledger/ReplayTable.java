package io.signalpost.eventlog.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.store.Statements;
import org.apache.commons.lang3.StringUtils;

/**
 * Tables {@code replay} and {@code replay_destination}: which events are put before which destinations again, and how far that
 * is. Each destination has a cursor of its own, so that none waits for another.
 */
public final class ReplayTable {

    public static final String RUNNING = "running";
    public static final String CANCELLED = "cancelled";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String ALL =
            "SELECT id, created_at, operator, filter, rate, end_seq, state, ended_at FROM replay WHERE ";

    private ReplayTable() {}

    /**
     * @param createdAt and {@code endedAt}: in milliseconds since 1970
     * @param filter    JSON object; null when it named a vehicle that was erased
     * @param rate      events a second at each destination; null for as fast as it takes them
     * @param end       number behind the last that is looked at
     * @param state     {@code running}, {@code done} when all has been looked at, or {@code cancelled}
     * @param endedAt   null while it runs
     */
    public record Replay(
            long id, long createdAt, String operator, String filter, Long rate, long end, String state, Long endedAt) {}

    /**
     * How far a replay is at one destination.
     *
     * @param next       the first number that has not been looked at
     * @param entered    events put before it again: delivered, waiting, dead or given up
     * @param givenUp    of those: discarded, erased, pruned, or read again after a rewind
     * @param retried    dead letters that were made due again
     * @param passedOver events that it was still to have anyway
     */
    public record Target(
            String destination,
            long next,
            long entered,
            long delivered,
            long waiting,
            long dead,
            long givenUp,
            long retried,
            long passedOver,
            long filtered) {}

    /** Enters one, which begins with the number {@code first}; returns its id. Those that ended long ago are removed. */
    public static long create(
            Statements statements,
            long now,
            String operator,
            String filter,
            Long rate,
            long first,
            long end,
            Collection<String> destinations)
            throws SQLException {
        removeOld(statements, now - KEPT.toMillis());
        long id = statements.number(
                0,
                "INSERT INTO replay (created_at, operator, filter, rate, end_seq, state) VALUES (?, ?, ?, ?, ?, ?)"
                        + " RETURNING id",
                now,
                operator,
                filter,
                rate,
                end,
                first < end ? RUNNING : "done");
        statements.updateEach(
                "INSERT INTO replay_destination (replay, destination, next_seq, due_at) VALUES (?, ?, ?, ?)",
                destinations.stream()
                        .map(destination -> new Object[] {id, destination, first, now})
                        .toList());
        return id;
    }

    private static void removeOld(Statements statements, long before) throws SQLException {
        statements.update("DELETE FROM replay WHERE created_at < ? AND state <> 'running'", before);
        statements.update("DELETE FROM replay_destination WHERE replay NOT IN (SELECT id FROM replay)");
    }

    public static List<Replay> running(Statements statements) throws SQLException {
        return statements.query(ReplayTable::replay, ALL + "state = 'running' ORDER BY id");
    }

    public static Optional<Replay> find(Statements statements, long id) throws SQLException {
        return statements.query(ReplayTable::replay, ALL + "id = ?", id).stream()
                .findFirst();
    }

    /** The newest first. @param before id that theirs are below */
    public static List<Replay> list(Statements statements, long before, int limit) throws SQLException {
        return statements.query(ReplayTable::replay, ALL + "id < ? ORDER BY id DESC LIMIT ?", before, limit);
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getLong("id"),
                row.getLong("created_at"),
                row.getString("operator"),
                row.getString("filter"),
                number(row, "rate"),
                row.getLong("end_seq"),
                row.getString("state"),
                number(row, "ended_at"));
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** As they stand at one moment, in the order of their names. */
    public static List<Target> targets(Statements statements, long id) throws SQLException {
        return statements.query(
                ReplayTable::target,
                "SELECT target.*, (SELECT count(*) FROM delivery WHERE delivery.destination = target.destination"
                        + " AND delivery.replay = target.replay AND state <> 'dead') AS waiting,"
                        + " (SELECT count(*) FROM delivery WHERE delivery.destination = target.destination"
                        + " AND delivery.replay = target.replay AND state = 'dead') AS dead"
                        + " FROM replay_destination AS target WHERE target.replay = ? ORDER BY target.destination",
                id);
    }

    private static Target target(ResultSet row) throws SQLException {
        long entered = row.getLong("entered");
        long delivered = row.getLong("delivered");
        long waiting = row.getLong("waiting");
        long dead = row.getLong("dead");
        return new Target(
                row.getString("destination"),
                row.getLong("next_seq"),
                entered,
                delivered,
                waiting,
                dead,
                entered - delivered - waiting - dead,
                row.getLong("retried"),
                row.getLong("passed_over"),
                row.getLong("filtered"));
    }

    /**
     * Goes on at a destination: enters events and moves the cursor, both or neither.
     *
     * @param from       where the cursor was found
     * @param next       where it is to be
     * @param candidates the events in between, in order
     * @return false when it is not there any more, since somebody else has gone on, or the replay has ended
     */
    public static boolean goOn(
            Statements statements,
            Replay replay,
            String destination,
            long from,
            long next,
            List<ReplayedEvents.Candidate> candidates,
            long now)
            throws SQLException {
        long due = Math.max(
                now,
                statements.number(
                        0,
                        "SELECT due_at FROM replay_destination WHERE replay = ? AND destination = ?",
                        replay.id(),
                        destination));
        int moved = statements.update(
                "UPDATE replay_destination SET next_seq = ?, due_at = ? WHERE replay = ? AND destination = ? AND next_seq = ?"
                        + " AND EXISTS (SELECT 1 FROM replay WHERE id = ? AND state = 'running')",
                next,
                due,
                replay.id(),
                destination,
                from,
                replay.id());
        if (moved == 0) {
            return false;
        }
        ReplayedEvents.Sorted sorted = ReplayedEvents.sort(statements, destination, candidates);
        if (!candidates.isEmpty()) {
            ReplayedEvents.enter(statements, destination, replay.id(), sorted, due, now);
            statements.update(
                    "UPDATE replay_destination SET entered = entered + ?, retried = retried + ?,"
                            + " passed_over = passed_over + ?, filtered = filtered + ? WHERE replay = ? AND destination = ?",
                    sorted.entered().size(),
                    sorted.dead().size(),
                    sorted.passedOver(),
                    sorted.filtered(),
                    replay.id(),
                    destination);
        }
        if (next >= replay.end()) {
            statements.update(
                    "UPDATE replay SET state = 'done', ended_at = ? WHERE id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM replay_destination WHERE replay = id AND next_seq < end_seq)",
                    now,
                    replay.id());
        }
        return true;
    }

    /** Has no more events entered; false when it does not run. */
    public static boolean cancel(Statements statements, long id, long now) throws SQLException {
        return statements.update(
                        "UPDATE replay SET state = 'cancelled', ended_at = ? WHERE id = ? AND state = 'running'",
                        now,
                        id)
                > 0;
    }

    /** A destination has taken events that were replayed. @param byReplay how many of each */
    static void delivered(Statements statements, String destination, Map<Long, Long> byReplay) throws SQLException {
        for (Map.Entry<Long, Long> each : byReplay.entrySet()) {
            statements.update(
                    "UPDATE replay_destination SET delivered = delivered + ? WHERE replay = ? AND destination = ?",
                    each.getValue(),
                    each.getKey(),
                    destination);
        }
    }

    /** A vehicle is erased: what names it is forgotten, and has no more events to find. */
    public static Void forget(Statements statements, String vehicleId, long now) throws SQLException {
        for (Replay each : statements.query(ReplayTable::replay, ALL + "filter IS NOT NULL ORDER BY id")) {
            if (StringUtils.containsIgnoreCase(each.filter(), vehicleId)) { // as filters take ids
                cancel(statements, each.id(), now);
                statements.update("UPDATE replay SET filter = NULL WHERE id = ?", each.id());
            }
        }
        return null;
    }
}
