package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;

/** Table {@code destination_partition}: who reads which partition of a destination, and how far it has come. */
public final class PartitionTable {

    private static final String IN = " AND (? >> partition) & 1 = 1";

    private PartitionTable() {}

    /** @param owner the node that reads it; null for none */
    public record Row(int partition, String owner, long position, String done) {}

    static void register(Statements statements, String destination, long position) throws SQLException {
        statements.updateEach(
                "INSERT INTO destination_partition (destination, partition, position) VALUES (?, ?, ?)",
                IntStream.range(0, Partition.COUNT)
                        .mapToObj(partition -> new Object[] {destination, partition, position})
                        .toList());
    }

    public static List<Row> rows(Statements statements, String destination) throws SQLException {
        return statements.query(
                row -> new Row(row.getInt(1), row.getString(2), row.getLong(3), row.getString(4)),
                "SELECT partition, owner, position, done FROM destination_partition WHERE destination = ? ORDER BY partition",
                destination);
    }

    /** Makes a node the owner of partitions that no living node owns. */
    public static void acquire(Statements statements, String destination, String node, long partitions)
            throws SQLException {
        statements.update(
                "UPDATE destination_partition SET owner = ? WHERE destination = ?" + IN
                        + " AND (owner IS NULL OR owner NOT IN (SELECT name FROM node))",
                node,
                destination,
                partitions);
    }

    public static void release(Statements statements, String destination, String node, long partitions)
            throws SQLException {
        statements.update(
                "UPDATE destination_partition SET owner = NULL WHERE destination = ? AND owner = ?" + IN,
                destination,
                node,
                partitions);
    }

    /** Whatever they have in hand no longer counts: they have to look at the rows anew. */
    static void disown(Statements statements, String destination) throws SQLException {
        statements.update("UPDATE destination_partition SET owner = NULL WHERE destination = ?", destination);
    }

    /** Writes progress down, where the node still is the owner; returns the partitions where it was. */
    static long advance(Statements statements, String destination, String node, Progress progress) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Progress.InPartition each : progress.partitions()) {
            rows.add(new Object[] {
                each.position(),
                each.done(),
                each.passed(),
                each.delivered(),
                each.filtered(),
                progress.id(),
                destination,
                each.partition(),
                node
            });
        }
        int[] changed = statements.updateEach(
                "UPDATE destination_partition SET position = ?, done = ?, passed = passed + ?, delivered = delivered + ?,"
                        + " filtered = filtered + ?, progress = ? WHERE destination = ? AND partition = ? AND owner = ?",
                rows);
        long advanced = Partition.NONE;
        for (int i = 0; i < changed.length; i++) {
            advanced |= changed[i] == 0
                    ? Partition.NONE
                    : Partition.set(progress.partitions().get(i).partition());
        }
        for (Progress.Following each : progress.following()) {
            statements.update(
                    "UPDATE destination_partition SET position = ? WHERE destination = ? AND owner = ?" + IN,
                    each.position(),
                    destination,
                    node,
                    each.partitions());
        }
        return advanced;
    }

    /** The partitions in which this progress was written last. */
    public static long written(Statements statements, String destination, long progress) throws SQLException {
        return statements
                .query(
                        row -> Partition.set(row.getInt(1)),
                        "SELECT partition FROM destination_partition WHERE destination = ? AND progress = ?",
                        destination,
                        progress)
                .stream()
                .reduce(Partition.NONE, (one, other) -> one | other);
    }

    /** Enters that events that had failed were delivered, or given up; {@code column} says which. */
    static void count(Statements statements, String column, String destination, int partition, long events)
            throws SQLException {
        if (events != 0) {
            statements.update(
                    "UPDATE destination_partition SET " + column + " = " + column
                            + " + ? WHERE destination = ? AND partition = ?",
                    events,
                    destination,
                    partition);
        }
    }

    /** Moves positions back that lie behind the last event; false when none does. */
    static boolean goBack(Statements statements, String destination, long head) throws SQLException {
        return statements.update(
                        "UPDATE destination_partition SET position = ?, done = NULL WHERE destination = ? AND position > ?",
                        head,
                        destination,
                        head)
                > 0;
    }

    /** The lowest position. */
    static long position(Statements statements, String destination) throws SQLException {
        return statements.number(
                -1, "SELECT min(position) FROM destination_partition WHERE destination = ?", destination);
    }
}
