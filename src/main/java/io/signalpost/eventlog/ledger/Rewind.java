package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;

/**
 * Moves a destination's positions back. It takes several transactions, so that appends are hardly held up; from the first on
 * nobody reads the destination, and after a crash whoever is to read it next goes on with the rewind.
 */
public final class Rewind {

    private static final int CHUNK = 500;

    private static final String PASSED =
            "(SELECT sum(passed) FROM destination_partition WHERE destination = destination.name)";

    private Rewind() {}

    /** Takes the destination from its readers; false when it has not come as far as that. */
    public static boolean begin(Statements statements, String destination, long to) throws SQLException {
        DestinationTable.position(statements, destination);
        if (!hasComeAsFarAs(statements, destination, to)) {
            return false;
        }
        PartitionTable.disown(statements, destination);
        statements.update(
                "UPDATE destination SET rewound_to = ?, revision = revision + 1, rewinds = rewinds + 1 WHERE name = ?",
                to,
                destination);
        return true;
    }

    private static boolean hasComeAsFarAs(Statements statements, String destination, long to) throws SQLException {
        return statements.number(
                        0,
                        "SELECT count(*) FROM destination_partition WHERE destination = ? AND (position > ? OR done IS NOT NULL)",
                        destination,
                        to)
                > 0;
    }

    /** How many more events would be pending after a rewind to there. */
    public static long count(Statements statements, String destination, long to) throws SQLException {
        if (!hasComeAsFarAs(statements, destination, to)) {
            return 0;
        }
        long passed = statements.number(0, "SELECT base + " + PASSED + " FROM destination WHERE name = ?", destination);
        return passed - to + left(statements, destination, to);
    }

    /** Does what is left to do of a rewind, if one was begun; returns how many more events are pending afterwards. */
    public static long finish(Store store, String destination, Instant now) throws EventLogUnavailableException {
        long to = store.read(statements -> to(statements, destination));
        if (to < 0) {
            return 0;
        }
        long left = store.read(statements -> left(statements, destination, to));
        long again = store.write(statements -> move(statements, destination, to, left, now));
        while (store.write(statements -> forget(statements, destination))) {
            // the next piece
        }
        return again;
    }

    /** Where the destination is being rewound to; -1 when it is not. */
    private static long to(Statements statements, String destination) throws SQLException {
        return statements.number(-1, "SELECT rewound_to FROM destination WHERE name = ?", destination);
    }

    /** How many events up to there have not passed: of partitions that had not come so far. */
    private static long left(Statements statements, String destination, long to) throws SQLException {
        long left = 0;
        List<PartitionTable.Row> behind = PartitionTable.rows(statements, destination).stream()
                .filter(row -> row.position() < to)
                .toList();
        long lowest =
                behind.stream().mapToLong(PartitionTable.Row::position).min().orElse(to);
        List<EventTable.Place> places = EventTable.places(statements, lowest, to);
        for (PartitionTable.Row row : behind) {
            NavigableSet<Long> done = Distances.read(row.position(), row.done());
            left += places.stream()
                    .filter(place -> place.partition() == row.partition() && place.seq() > row.position())
                    .filter(place -> !done.contains(place.seq()))
                    .count();
        }
        return left;
    }

    private static long move(Statements statements, String destination, long to, long left, Instant now)
            throws SQLException {
        if (to(statements, destination) != to) {
            return 0; // somebody else has done it
        }
        long pending = pending(statements, destination);
        for (PartitionTable.Row row : PartitionTable.rows(statements, destination)) {
            long position = Math.min(row.position(), to);
            String done = Distances.write(
                    position, Distances.read(row.position(), row.done()).headSet(to, true));
            statements.update(
                    "UPDATE destination_partition SET position = ?, done = ? WHERE destination = ? AND partition = ?",
                    position,
                    done,
                    destination,
                    row.partition());
        }
        VersionTable.rewound(statements, destination, now.toEpochMilli());
        statements.update("UPDATE destination SET base = ? - " + PASSED + " WHERE name = ?", to - left, destination);
        return pending(statements, destination) - pending;
    }

    private static long pending(Statements statements, String destination) throws SQLException {
        return EventTable.head(statements)
                - statements.number(0, "SELECT base + " + PASSED + " FROM destination WHERE name = ?", destination);
    }

    /** What had failed beyond is read again and leaves the books; false when all has, and the destination may be read. */
    private static boolean forget(Statements statements, String destination) throws SQLException {
        long to = to(statements, destination);
        if (to < 0) {
            return false;
        }
        List<Long> seqs = DeliveryTable.next(statements, destination, "'retrying', 'held', 'dead'", to, CHUNK);
        for (Map.Entry<Integer, Long> each :
                DeliveryTable.remove(statements, destination, seqs).entrySet()) {
            PartitionTable.count(statements, "passed", destination, each.getKey(), -each.getValue());
            statements.update("UPDATE destination SET base = base + ? WHERE name = ?", each.getValue(), destination);
        }
        if (seqs.size() < CHUNK) {
            statements.update(
                    "UPDATE destination SET rewound_to = NULL, revision = revision + 1 WHERE name = ?", destination);
            return false;
        }
        return true;
    }
}
