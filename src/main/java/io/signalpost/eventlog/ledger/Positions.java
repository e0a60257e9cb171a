package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;

/** How far each destination had come at one moment. */
public final class Positions {

    private record InPartition(long position, Set<Long> done) {}

    private final Map<String, InPartition[]> byDestination = new TreeMap<>();

    private Positions() {}

    public static Positions read(Statements statements) throws SQLException {
        return readWhere(statements, "");
    }

    /** Of one destination only. */
    static Positions read(Statements statements, String destination) throws SQLException {
        return readWhere(statements, " WHERE destination = ?", destination);
    }

    private static Positions readWhere(Statements statements, String where, Object... parameters) throws SQLException {
        Positions positions = new Positions();
        statements.query(
                row -> {
                    long position = row.getLong(3);
                    positions
                                    .byDestination
                                    .computeIfAbsent(row.getString(1), name -> new InPartition[Partition.COUNT])[
                                    row.getInt(2)] =
                            new InPartition(position, Distances.read(position, row.getString(4)));
                    return null;
                },
                "SELECT destination, partition, position, done FROM destination_partition" + where,
                parameters);
        return positions;
    }

    /** In the order of their names. */
    public Set<String> destinations() {
        return byDestination.keySet();
    }

    /** Whether a destination that the log knows had passed an event, however that ended. */
    public boolean hasPassed(String destination, LogEntry entry) {
        return hasPassed(destination, entry.partition(), entry.seq());
    }

    boolean hasPassed(String destination, int number, long seq) {
        InPartition partition = byDestination.get(destination)[number];
        return seq <= partition.position() || partition.done().contains(seq);
    }
}
