package io.signalpost.eventlog.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.Statements;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;

/** Reads the ledgers of all destinations, each as it stands at one moment. */
public final class Ledgers {

    private static final String SQL = "SELECT destination.*, sums.*,"
            + " (SELECT coalesce(max(seq), 0) FROM event) AS head,"
            + " (SELECT received_at FROM event WHERE seq > position ORDER BY seq LIMIT 1) AS oldest,"
            + " (SELECT received_at FROM event WHERE seq = (SELECT min(seq) FROM delivery"
            + " WHERE destination = name AND delivery.state IN ('retrying', 'held'))) AS oldest_failed,"
            + " (SELECT count(*) FROM delivery WHERE destination = name AND delivery.state = 'retrying') AS retrying,"
            + " (SELECT count(*) FROM delivery WHERE destination = name AND delivery.state = 'held') AS held,"
            + " (SELECT count(*) FROM delivery WHERE destination = name AND delivery.state = 'dead') AS dead"
            + " FROM destination JOIN (SELECT destination AS of, min(position) AS position, sum(passed) AS passed, sum(replayed) AS replayed,"
            + " sum(delivered) AS delivered, sum(filtered) AS filtered, sum(discarded) AS discarded, sum(pruned) AS pruned"
            + " FROM destination_partition GROUP BY destination) AS sums ON sums.of = name ORDER BY name";

    private record Reader(String destination, String node, Down down) {}

    private Ledgers() {}

    public static List<DestinationStatus> read(Statements statements, Instant now) throws SQLException {
        Map<String, List<Reader>> readers = readers(statements).stream()
                .collect(Collectors.groupingBy(Reader::destination, TreeMap::new, Collectors.toList()));
        return statements.query(row -> status(row, now, readers.getOrDefault(row.getString("name"), List.of())), SQL);
    }

    private static List<Reader> readers(Statements statements) throws SQLException {
        return statements.query(
                row -> new Reader(row.getString(1), row.getString(2), row.getInt(3) == 1 ? down(row) : null),
                "SELECT destination, node, down, down_since, down_reason FROM destination_reader"
                        + " WHERE node IN (SELECT name FROM node) ORDER BY node");
    }

    private static Down down(ResultSet row) throws SQLException {
        return new Down(Instant.ofEpochMilli(row.getLong(4)), row.getString(5));
    }

    /** Of several nodes the one that has met with it first. */
    private static Optional<Down> first(List<Reader> readers) {
        return readers.stream().map(Reader::down).filter(Objects::nonNull).min(Comparator.comparing(Down::since));
    }

    private static DestinationStatus status(ResultSet row, Instant now, List<Reader> readers) throws SQLException {
        String state = row.getString("state");
        Down down = state.equals(DestinationTable.RUNNING) ? first(readers).orElse(null) : null;
        if (readers.isEmpty()) {
            state = DestinationStatus.DISABLED;
        } else if (down != null) {
            state = DestinationStatus.DOWN;
        }
        long pending = Math.max(0, row.getLong("head") - row.getLong("base") - row.getLong("passed"));
        boolean isWaitedFor = !readers.isEmpty();
        Duration oldestPending = isWaitedFor && pending > 0 ? age(row, "oldest", now) : null;
        Duration oldestFailed = isWaitedFor ? age(row, "oldest_failed", now) : null;
        return new DestinationStatus(
                row.getString("name"),
                state,
                down,
                readers.isEmpty()
                        ? null
                        : readers.stream()
                                .map(reader -> StringUtils.substringBeforeLast(reader.node(), "/"))
                                .collect(Collectors.joining(", ")),
                row.getLong("position"),
                pending,
                oldestPending,
                ObjectUtils.max(oldestPending, oldestFailed),
                row.getLong("passed"),
                row.getLong("replayed"),
                row.getLong("delivered"),
                row.getLong("filtered"),
                row.getLong("retrying"),
                row.getLong("held"),
                row.getLong("dead"),
                row.getLong("discarded"),
                row.getLong("pruned"));
    }

    /** Not below zero, though it may have been received while our clock was ahead. */
    private static Duration age(ResultSet row, String receivedAt, Instant now) throws SQLException {
        long millis = row.getLong(receivedAt);
        return row.wasNull() ? null : Duration.ofMillis(Math.max(0, now.toEpochMilli() - millis));
    }
}
