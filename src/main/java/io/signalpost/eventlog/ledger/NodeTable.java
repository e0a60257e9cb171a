package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;

/** Tables {@code node} and {@code destination_reader}: who has the log open, and reads which destinations. */
public final class NodeTable {

    private static final String ALIVE = " node IN (SELECT name FROM node)";

    private NodeTable() {}

    public record Node(String name, long seenAt) {}

    public static List<Node> all(Statements statements) throws SQLException {
        return statements.query(row -> new Node(row.getString(1), row.getLong(2)), "SELECT name, seen_at FROM node");
    }

    public static void enter(Statements statements, String node, long now, Collection<String> destinations)
            throws SQLException {
        statements.update(
                "INSERT INTO node (name, seen_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at",
                node,
                now);
        for (String destination : destinations) {
            read(statements, destination, node);
        }
    }

    /** False when others took it for dead. */
    public static boolean seen(Statements statements, String node, long now) throws SQLException {
        return statements.update("UPDATE node SET seen_at = ? WHERE name = ?", now, node) > 0;
    }

    /** The node is gone: others read what it has read. */
    public static Void leave(Statements statements, String node) throws SQLException {
        statements.update(
                "UPDATE destination SET shares = shares + 1"
                        + " WHERE name IN (SELECT destination FROM destination_reader WHERE node = ?)",
                node);
        statements.update("DELETE FROM destination_reader WHERE node = ?", node);
        statements.update("DELETE FROM node WHERE name = ?", node);
        return null;
    }

    /** The node begins to read a destination, along with those that do already. */
    public static void read(Statements statements, String destination, String node) throws SQLException {
        statements.update(
                "INSERT INTO destination_reader (destination, node) VALUES (?, ?) ON CONFLICT (destination, node) DO NOTHING",
                destination,
                node);
        share(statements, destination);
    }

    public static Void stopReading(Statements statements, String destination, String node) throws SQLException {
        PartitionTable.release(statements, destination, node, Partition.ALL);
        statements.update("DELETE FROM destination_reader WHERE destination = ? AND node = ?", destination, node);
        share(statements, destination);
        return null;
    }

    public static Void setDown(Statements statements, String destination, String node, Optional<Down> down)
            throws SQLException {
        statements.update(
                "UPDATE destination_reader SET down = ?, down_since = ?, down_reason = ? WHERE destination = ? AND node = ?",
                down.isPresent() ? 1 : 0,
                down.map(it -> it.since().toEpochMilli()).orElse(null),
                down.map(Down::reason).orElse(null),
                destination,
                node);
        return null;
    }

    /** Tells the nodes that read a destination that its partitions are to be shared out anew. */
    public static void share(Statements statements, String destination) throws SQLException {
        statements.update("UPDATE destination SET shares = shares + 1 WHERE name = ?", destination);
    }

    /** The living nodes that read a destination, in an order that is the same for all. */
    public static List<String> readers(Statements statements, String destination) throws SQLException {
        return statements.query(
                row -> row.getString(1),
                "SELECT node FROM destination_reader WHERE destination = ? AND" + ALIVE + " ORDER BY node",
                destination);
    }

    /** The destinations that any living node reads. */
    public static Set<String> reading(Statements statements) throws SQLException {
        return Set.copyOf(statements.query(
                row -> row.getString(1), "SELECT DISTINCT destination FROM destination_reader WHERE" + ALIVE));
    }
}
