package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code delivery}: the events that have failed at a destination, to be tried again or dead, those held behind them, and
 * those that are replayed.
 */
public final class DeliveryTable {

    /** Columns of {@link #due}, beside those of {@link LogEntry#COLUMNS}. */
    public static final String ATTEMPTS = "attempts";

    public static final String FAILED_IN = "failed_in";
    public static final String REPLAY = "replay";

    private static final String IN = " AND (? >> delivery.partition) & 1 = 1";
    private static final String WAITING = " AND state IN ('retrying', 'held')";
    /** Is replayed and has not failed meanwhile, so that nothing is held behind it. */
    private static final String UNTRIED_REPLAY = "(replay IS NOT NULL AND state = 'retrying' AND attempts = 0)";

    private DeliveryTable() {}

    /** Enters what has become of the events of a partition, which had no row before or one that waits. */
    static void enter(Statements statements, String destination, Progress.InPartition news, long now)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Progress.Failure each : news.failed()) {
            rows.add(new Object[] {
                destination,
                each.seq(),
                news.partition(),
                each.isDead() ? "dead" : "retrying",
                each.attempts(),
                each.nextAttemptAt(),
                each.errorClass(),
                each.error(),
                each.failedAt(),
                each.failedAt()
            });
        }
        for (long seq : news.held()) {
            rows.add(new Object[] {destination, seq, news.partition(), "held", 0, null, null, null, now, now});
        }
        statements.updateEach(
                "INSERT INTO delivery (destination, seq, partition, state, attempts, next_attempt_at, error_class, error,"
                        + " first_failed_at, last_failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        AttemptTable.enter(statements, destination, news);
        for (Object[] row : rows) {
            if (EventTable.isErased(statements, (Long) row[1])) {
                discard(statements, (Long) row[1]); // while it was on its way
            }
        }
        statements.updateEach( // an update only: an operator may have discarded it meanwhile
                "UPDATE delivery SET state = ?, attempts = ?, next_attempt_at = ?, error_class = ?, error = ?,"
                        + " last_failed_at = ? WHERE destination = ? AND seq = ?" + WAITING,
                news.failedAgain().stream()
                        .map(each -> new Object[] {
                            each.isDead() ? "dead" : "retrying",
                            each.attempts(),
                            each.nextAttemptAt(),
                            each.errorClass(),
                            each.error(),
                            each.failedAt(),
                            destination,
                            each.seq()
                        })
                        .toList());
        statements.updateEach(
                "UPDATE delivery SET state = 'held', next_attempt_at = NULL WHERE destination = ? AND seq = ?"
                        + " AND state = 'retrying'",
                news.heldAgain().stream()
                        .map(seq -> new Object[] {destination, seq})
                        .toList());
        delivered(statements, destination, news);
    }

    private static void delivered(Statements statements, String destination, Progress.InPartition news)
            throws SQLException {
        int[] gone = statements.updateEach(
                "DELETE FROM delivery WHERE destination = ? AND seq = ?" + WAITING,
                news.redelivered().stream()
                        .map(success -> new Object[] {destination, success.seq()})
                        .toList());
        Map<Long, Long> ofReplays = new TreeMap<>();
        for (int i = 0; i < gone.length; i++) {
            Long replay = news.redelivered().get(i).replay();
            if (gone[i] > 0 && replay != null) {
                ofReplays.merge(replay, 1L, Long::sum);
            }
        }
        PartitionTable.count(
                statements,
                "delivered",
                destination,
                news.partition(),
                Arrays.stream(gone).sum());
        ReplayTable.delivered(statements, destination, ofReplays);
    }

    /** Makes events that have failed due, with fresh attempts. */
    static void makeDue(Statements statements, String destination, List<Long> seqs, long now) throws SQLException {
        statements.updateEach(
                "UPDATE delivery SET state = 'retrying', attempts = 0, next_attempt_at = ? WHERE destination = ? AND seq = ?",
                seqs.stream().map(seq -> new Object[] {now, destination, seq}).toList());
    }

    /** Gives up what is still to be delivered of an event, at all destinations. */
    static void discard(Statements statements, long seq) throws SQLException {
        statements.update(
                "UPDATE destination_partition SET discarded = discarded + 1 WHERE EXISTS (SELECT 1 FROM delivery"
                        + " WHERE delivery.destination = destination_partition.destination"
                        + " AND delivery.partition = destination_partition.partition AND seq = ?)",
                seq);
        statements.update("DELETE FROM delivery WHERE seq = ?", seq);
        AttemptTable.erase(statements, seq);
    }

    /** Removes rows of these events and returns how many of each partition there were. */
    static Map<Integer, Long> remove(Statements statements, String destination, Collection<Long> seqs)
            throws SQLException {
        Map<Integer, Long> removed = new TreeMap<>();
        for (long seq : seqs) {
            long partition = statements.number(
                    -1, "SELECT partition FROM delivery WHERE destination = ? AND seq = ?", destination, seq);
            if (partition >= 0) {
                statements.update("DELETE FROM delivery WHERE destination = ? AND seq = ?", destination, seq);
                removed.merge((int) partition, 1L, Long::sum);
            }
        }
        return removed;
    }

    /** Numbers of the next events after {@code after} that have a row in one of these states, in order. */
    static List<Long> next(Statements statements, String destination, String states, long after, int limit)
            throws SQLException {
        return statements.query(
                row -> row.getLong(1),
                "SELECT seq FROM delivery WHERE destination = ? AND state IN (" + states + ") AND seq > ?"
                        + " ORDER BY seq LIMIT ?",
                destination,
                after,
                limit);
    }

    /** Those of the events that are dead letters. */
    static List<Long> dead(Statements statements, String destination, List<Long> seqs) throws SQLException {
        List<Long> dead = new ArrayList<>();
        for (long seq : seqs) {
            if (statements.number(
                            0,
                            "SELECT count(*) FROM delivery WHERE destination = ? AND seq = ? AND state = 'dead'",
                            destination,
                            seq)
                    > 0) {
                dead.add(seq);
            }
        }
        return dead;
    }

    /** An event that waits to be tried again, or is held behind one that does. */
    public record Waiting(String vehicleId, long seq, int partition, boolean isHeld) {}

    public static List<Waiting> waiting(Statements statements, String destination, long partitions)
            throws SQLException {
        return statements.query(
                row -> new Waiting(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getString(4).equals("held")),
                "SELECT event.vehicle_id, delivery.seq, delivery.partition, state FROM delivery JOIN event ON event.seq = delivery.seq"
                        + " WHERE destination = ?" + WAITING + " AND NOT " + UNTRIED_REPLAY + IN,
                destination,
                partitions);
    }

    /**
     * Events whose next attempt is due, the most overdue first, in the order of the log among those that have become due
     * together. One that would wait longer than any does failed while our
     * clock was ahead, and is due, too.
     *
     * @param mapper       of rows with {@link LogEntry#COLUMNS}, {@link #ATTEMPTS}, {@link #FAILED_IN}, the partition, and {@link #REPLAY}
     * @param longestDelay milliseconds
     */
    public static <T> List<T> due(
            Statements statements,
            Statements.RowMapper<T> mapper,
            String destination,
            long partitions,
            long now,
            long longestDelay,
            int limit)
            throws SQLException {
        return statements.query(
                mapper,
                "SELECT " + LogEntry.COLUMNS + ", attempts, failed_in, replay FROM"
                        + " (SELECT * FROM (" + retrying("<= ?") + ") AS overdue"
                        + " UNION ALL SELECT * FROM (" + retrying("> ?") + ") AS misdated"
                        + " ORDER BY next_attempt_at, failed LIMIT ?) AS due JOIN event ON seq = failed"
                        + " ORDER BY next_attempt_at, failed",
                destination,
                partitions,
                now,
                limit,
                destination,
                partitions,
                now + longestDelay,
                limit,
                limit);
    }

    private static String retrying(String nextAttempt) {
        return "SELECT seq AS failed, attempts, next_attempt_at, partition AS failed_in, replay FROM delivery"
                + " WHERE destination = ? AND state = 'retrying'" + IN
                + " AND next_attempt_at " + nextAttempt + " ORDER BY next_attempt_at, seq LIMIT ?";
    }

    /** When the next attempt is due, in milliseconds since 1970; {@code Long.MAX_VALUE} for never. */
    public static long nextDue(Statements statements, String destination, long partitions) throws SQLException {
        return statements.number(
                Long.MAX_VALUE,
                "SELECT min(next_attempt_at) FROM delivery WHERE destination = ? AND state = 'retrying'" + IN,
                destination,
                partitions);
    }

    /**
     * An event that has failed, is held or is replayed. Times in milliseconds since 1970.
     *
     * @param lastFailedAt of one that has not failed, since when it is here
     * @param replay       id of the replay that has entered it; null for none
     */
    public record Failed(
            String state, int attempts, Long nextAttemptAt, String error, long lastFailedAt, Long replay) {}

    /** Where an event has failed or is held, by destination. */
    public static Map<String, Failed> of(Statements statements, long seq) throws SQLException {
        Map<String, Failed> failed = new TreeMap<>();
        statements.query(
                row -> failed.put(
                        row.getString("destination"),
                        new Failed(
                                row.getString("state"),
                                row.getInt("attempts"),
                                row.getObject("next_attempt_at") == null ? null : row.getLong("next_attempt_at"),
                                row.getString("error"),
                                row.getLong("last_failed_at"),
                                row.getObject("replay") == null ? null : row.getLong("replay"))),
                "SELECT destination, state, attempts, next_attempt_at, error, last_failed_at, replay FROM delivery WHERE seq = ?",
                seq);
        return failed;
    }

    /** An event whose attempts are used up. @param failedAt when the last was made, in milliseconds since 1970 */
    public record Dead(
            String destination,
            long seq,
            String eventId,
            int attempts,
            String errorClass,
            String error,
            long failedAt) {}

    /** Of what a dead letter failed, and when the last attempt was made, in milliseconds since 1970. */
    public record FirstDead(String errorClass, long failedAt) {}

    /** Of a destination's dead letters the first in the order of the log. */
    public static Optional<FirstDead> firstDead(Statements statements, String destination) throws SQLException {
        return statements.first(
                row -> Optional.of(new FirstDead(row.getString("error_class"), row.getLong("last_failed_at"))),
                "SELECT error_class, last_failed_at FROM delivery WHERE destination = ? AND state = 'dead'"
                        + " ORDER BY seq LIMIT 1",
                destination);
    }

    /** Shows each, one after the other, in the order of the log. @param destination null for all */
    public static void dead(Statements statements, String destination, Consumer<Dead> consumer) throws SQLException {
        statements.each(
                row -> consumer.accept(new Dead(
                        row.getString("destination"),
                        row.getLong("seq"),
                        row.getString("event_id"),
                        row.getInt("attempts"),
                        row.getString("error_class"),
                        row.getString("error"),
                        row.getLong("last_failed_at"))),
                "SELECT destination, delivery.seq, event_id, attempts, error_class, error, last_failed_at"
                        + " FROM delivery JOIN event ON event.seq = delivery.seq WHERE state = 'dead'"
                        + (destination == null ? "" : " AND destination = ?") + " ORDER BY delivery.seq",
                destination == null ? new Object[0] : new Object[] {destination});
    }

    /** The destinations at which an event has failed or is held, with {@code retrying}, {@code held} or {@code dead}. */
    public static Map<String, String> failed(Statements statements, long seq) throws SQLException {
        return statements
                .query(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        "SELECT destination, state FROM delivery WHERE seq = ?",
                        seq)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
