package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;

/** Table {@code delivery}: the events that have failed at a destination, to be tried again or dead. */
final class DeliveryTable {

    private DeliveryTable() {}

    /**
     * Enters a failed attempt.
     *
     * @param first whether the event has failed there for the first time
     */
    static void record(Statements statements, String name, Progress.Failure failure, boolean first)
            throws SQLException {
        String state = failure.nextAttemptAt() == null ? "dead" : "retrying";
        if (first) {
            statements.update(
                    "INSERT INTO delivery (destination, seq, state, attempts, next_attempt_at, error_class, error,"
                            + " first_failed_at, last_failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    name,
                    failure.seq(),
                    state,
                    failure.attempts(),
                    failure.nextAttemptAt(),
                    failure.errorClass(),
                    failure.error(),
                    failure.failedAt(),
                    failure.failedAt());
            if (EventTable.find(statements, failure.seq())
                    .filter(LogEntry::isErased)
                    .isPresent()) {
                discard(statements, failure.seq()); // while it was on its way
            }
        } else { // an update only: an operator may have discarded it meanwhile
            statements.update(
                    "UPDATE delivery SET state = ?, attempts = ?, next_attempt_at = ?, error_class = ?, error = ?,"
                            + " last_failed_at = ? WHERE destination = ? AND seq = ? AND state = 'retrying'",
                    state,
                    failure.attempts(),
                    failure.nextAttemptAt(),
                    failure.errorClass(),
                    failure.error(),
                    failure.failedAt(),
                    name,
                    failure.seq());
        }
    }

    /** Gives up what is still to be delivered of an event, at all destinations. */
    static void discard(Statements statements, long seq) throws SQLException {
        statements.update(
                "UPDATE destination SET discarded = discarded + 1"
                        + " WHERE name IN (SELECT destination FROM delivery WHERE seq = ?)",
                seq);
        statements.update("DELETE FROM delivery WHERE seq = ?", seq);
    }

    /** The destinations at which an event has failed, with {@code retrying} or {@code dead}. */
    static Map<String, String> failed(Statements statements, long seq) throws SQLException {
        return statements
                .query(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        "SELECT destination, state FROM delivery WHERE seq = ?",
                        seq)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
