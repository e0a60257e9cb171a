package io.signalpost.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The receiver's books, read with SQL as an operator can.
 *
 * @param events the ids of the event log, in order
 */
record Books(List<String> events, JdbcOperations log) {

    static Books of(JdbcOperations log) {
        return new Books(log.queryForList("SELECT event_id FROM event ORDER BY seq", String.class), log);
    }

    Set<String> deadLetters(String destination) {
        return new HashSet<>(log.queryForList(
                "SELECT event_id FROM delivery JOIN event ON event.seq = delivery.seq"
                        + " WHERE destination = ? AND state = 'dead'",
                String.class,
                destination));
    }
}
