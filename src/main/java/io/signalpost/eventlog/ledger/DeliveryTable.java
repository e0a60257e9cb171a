package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;

/** Table {@code delivery}: the events that have failed at a destination, to be tried again or dead, and those held behind them. */
public final class DeliveryTable {

    private static final String WAITING = " AND state IN ('retrying', 'held')";

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
        int delivered = 0;
        for (int rowsGone : statements.updateEach(
                "DELETE FROM delivery WHERE destination = ? AND seq = ?" + WAITING,
                news.redelivered().stream()
                        .map(seq -> new Object[] {destination, seq})
                        .toList())) {
            delivered += rowsGone;
        }
        PartitionTable.count(statements, "delivered", destination, news.partition(), delivered);
    }

    /** Gives up what is still to be delivered of an event, at all destinations. */
    static void discard(Statements statements, long seq) throws SQLException {
        statements.update(
                "UPDATE destination_partition SET discarded = discarded + 1 WHERE EXISTS (SELECT 1 FROM delivery"
                        + " WHERE delivery.destination = destination_partition.destination"
                        + " AND delivery.partition = destination_partition.partition AND seq = ?)",
                seq);
        statements.update("DELETE FROM delivery WHERE seq = ?", seq);
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
