package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;

/** Keeps the ledgers adding up when events are removed that destinations have not passed. */
public final class PrunedEvents {

    private record Behind(String destination, int partition, long position, NavigableSet<Long> done) {}

    private PrunedEvents() {}

    /**
     * Called in the same transaction before events up to {@code upTo} go.
     *
     * @return how many that destinations have not passed will be gone
     */
    public static long pass(Statements statements, long upTo) throws SQLException {
        List<Behind> behind = statements.query(
                row -> new Behind(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        Distances.read(row.getLong(3), row.getString(4))),
                "SELECT destination, partition, position, done FROM destination_partition WHERE position < ?",
                upTo);
        if (behind.isEmpty()) {
            return 0;
        }
        long lowest = behind.stream().mapToLong(Behind::position).min().orElseThrow();
        List<EventTable.Place> going = EventTable.places(statements, lowest, upTo);
        long lost = 0;
        for (Behind each : behind) {
            lost += pass(statements, each, going, upTo);
        }
        return lost;
    }

    private static long pass(Statements statements, Behind behind, List<EventTable.Place> going, long upTo)
            throws SQLException {
        long lost = 0;
        long missing = Partition.missing(Partition.set(behind.partition()), behind.position() + 1, upTo);
        for (EventTable.Place entry : going) {
            if (entry.seq() > behind.position()) {
                boolean itsOwn = entry.partition() == behind.partition();
                lost += itsOwn && !behind.done().contains(entry.seq()) ? 1 : 0;
                missing -= Partition.missing(Partition.set(behind.partition()), entry.seq(), entry.seq());
            }
        }
        if (lost > 0) { // else whoever reads it finds out by himself
            statements.update(
                    "UPDATE destination_partition SET position = ?, done = ?, passed = passed + ?, pruned = pruned + ?,"
                            + " owner = NULL WHERE destination = ? AND partition = ?",
                    upTo,
                    Distances.write(upTo, behind.done().tailSet(upTo, false)),
                    lost,
                    lost,
                    behind.destination(),
                    behind.partition());
            statements.update(
                    "UPDATE destination SET base = base + ?, shares = shares + 1 WHERE name = ?",
                    missing,
                    behind.destination());
        }
        return lost;
    }

    /** Called in the same transaction after they went: so do the rows of those that had failed; returns how many. */
    public static long forget(Statements statements, long upTo) throws SQLException {
        String gone = "seq <= ? AND NOT EXISTS (SELECT 1 FROM event WHERE event.seq = delivery.seq)";
        record Gone(String destination, int partition, long events) {}
        long lost = 0;
        for (Gone each : statements.query(
                row -> new Gone(row.getString(1), row.getInt(2), row.getLong(3)),
                "SELECT destination, partition, count(*) FROM delivery WHERE " + gone
                        + " GROUP BY destination, partition",
                upTo)) {
            PartitionTable.count(statements, "pruned", each.destination(), each.partition(), each.events());
            lost += each.events();
        }
        if (lost > 0) {
            statements.update("DELETE FROM delivery WHERE " + gone, upTo);
        }
        AttemptTable.forget(statements, upTo);
        CheckpointTable.forget(statements);
        return lost;
    }
}
