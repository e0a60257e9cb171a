package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code destination}, with what goes along in {@link PartitionTable} and {@link DeliveryTable}: each change keeps
 * the ledger adding up.
 */
public final class DestinationTable {

    public static final String RUNNING = "running";
    public static final String PAUSED = "paused";

    /** Tells the nodes that read the destination that an operator, on whatever node, has acted. */
    private static final String REVISION = "revision = revision + 1";

    private DestinationTable() {}

    /**
     * Makes a destination known. One that is known keeps its positions, as far as the log still reaches: of one that was saved
     * from damage the last events may be missing, and their numbers are given again.
     */
    public static void register(Statements statements, String name, long position, Instant now) throws SQLException {
        int added = statements.update(
                "INSERT INTO destination (name, base, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                name,
                position,
                now.toEpochMilli());
        if (added > 0) {
            PartitionTable.register(statements, name, position);
        } else if (PartitionTable.goBack(statements, name, EventTable.head(statements))) {
            statements.update(
                    "UPDATE destination SET base = (SELECT min(position) - sum(passed) FROM destination_partition"
                            + " WHERE destination = name) WHERE name = ?",
                    name);
        }
    }

    /**
     * Writes down what a node has done, where it still is the one that reads; returns the partitions where it was. In the
     * others somebody else may have been given the events, or be told to have them again, so what was done there is done
     * once more.
     */
    public static long advance(Statements statements, String name, String node, Progress progress, Instant now)
            throws SQLException {
        if (progress.lastId() != null && !EventTable.has(statements, progress.lastSeq(), progress.lastId())) {
            return Partition.NONE; // the log went back, and that number may be another event's
        }
        long missing = 0;
        long advanced = PartitionTable.advance(statements, name, node, progress);
        for (Progress.InPartition each : progress.partitions()) {
            if (Partition.isIn(advanced, each.partition())) {
                DeliveryTable.enter(statements, name, each, now.toEpochMilli());
                missing += each.missing();
            }
        }
        if (missing > 0) {
            statements.update("UPDATE destination SET base = base + ? WHERE name = ?", missing, name);
        }
        if (progress.checkpoint() != null) {
            CheckpointTable.enter(statements, name, progress.checkpoint());
        }
        return advanced;
    }

    public static Void setState(Statements statements, String name, String state) throws SQLException {
        known(
                name,
                statements.update("UPDATE destination SET state = ?, " + REVISION + " WHERE name = ?", state, name));
        return null;
    }

    /** Makes the next dead letters due again, with fresh attempts; returns their numbers. */
    public static List<Long> retryDead(Statements statements, String name, long after, int limit, Instant now)
            throws SQLException {
        return retry(statements, name, DeliveryTable.next(statements, name, "'dead'", after, limit), now);
    }

    /** Makes those of these events that are dead letters due again, with fresh attempts; returns their numbers. */
    public static List<Long> retryDead(Statements statements, String name, List<Long> seqs, Instant now)
            throws SQLException {
        return retry(statements, name, DeliveryTable.dead(statements, name, seqs), now);
    }

    private static List<Long> retry(Statements statements, String name, List<Long> dead, Instant now)
            throws SQLException {
        known(name, statements.update("UPDATE destination SET " + REVISION + " WHERE name = ?", name));
        DeliveryTable.makeDue(statements, name, dead, now.toEpochMilli());
        return dead;
    }

    /** Gives the next dead letters up; returns their numbers. */
    public static List<Long> discardDead(Statements statements, String name, long after, int limit, Instant now)
            throws SQLException {
        return discard(statements, name, DeliveryTable.next(statements, name, "'dead'", after, limit), now);
    }

    /** Gives up those of these events that are dead letters; returns their numbers. */
    public static List<Long> discardDead(Statements statements, String name, List<Long> seqs, Instant now)
            throws SQLException {
        return discard(statements, name, DeliveryTable.dead(statements, name, seqs), now);
    }

    private static List<Long> discard(Statements statements, String name, List<Long> dead, Instant now)
            throws SQLException {
        position(statements, name);
        AttemptTable.discarded(statements, name, dead, now.toEpochMilli());
        for (Map.Entry<Integer, Long> each :
                DeliveryTable.remove(statements, name, dead).entrySet()) {
            PartitionTable.count(statements, "discarded", name, each.getKey(), each.getValue());
        }
        return dead;
    }

    /** Erases events and gives up what of them is still to be delivered; whoever has them in hand learns that they changed. */
    public static Void erase(Statements statements, EventTable events, List<Long> seqs) throws SQLException {
        events.erase(statements, seqs);
        for (long seq : seqs) {
            DeliveryTable.discard(statements, seq);
        }
        statements.update("UPDATE destination SET " + REVISION);
        return null;
    }

    public static long position(Statements statements, String name) throws SQLException {
        long position = PartitionTable.position(statements, name);
        known(name, position >= 0 ? 1 : 0);
        return position;
    }

    /** What others may have changed: an operator, nodes that come or go, or a replay. */
    public record Row(long revision, long shares, long replays, boolean paused, boolean rewinding) {}

    public static Row row(Statements statements, String name) throws SQLException {
        return statements
                .query(
                        row -> new Row(
                                row.getLong("revision"),
                                row.getLong("shares"),
                                row.getLong("replays"),
                                row.getString("state").equals(PAUSED),
                                row.getObject("rewound_to") != null),
                        "SELECT revision, shares, replays, state, rewound_to FROM destination WHERE name = ?",
                        name)
                .get(0);
    }

    private static void known(String name, int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("no destination '" + name + "' is known to the event log");
        }
    }
}
