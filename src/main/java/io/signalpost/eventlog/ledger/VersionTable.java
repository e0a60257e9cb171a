package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code destination_version}: which events a destination has asked for, and from which on. Whether one was filtered is
 * told from that, so that no row is written of each event that was.
 */
public final class VersionTable {

    private VersionTable() {}

    /**
     * @param since      in milliseconds since 1970
     * @param parameters those that choose events; null when they are not known, since an earlier version of this program
     *                   has read for the destination
     */
    public record Version(long since, List<Long> positions, String parameters) {

        boolean isOf(int partition, long seq) {
            return seq > positions.get(partition);
        }
    }

    /** Enters what a destination asks for from now on, unless it is what it has asked for. */
    public static void enter(Statements statements, String destination, String parameters, long now)
            throws SQLException {
        if (!last(statements, destination).map(Version::parameters).equals(Optional.of(parameters))) {
            insert(statements, destination, parameters, now);
        }
    }

    /** Enters that events are read again, for what the destination asks for now. */
    static void rewound(Statements statements, String destination, long now) throws SQLException {
        Optional<Version> last = last(statements, destination);
        if (last.isPresent()) {
            insert(statements, destination, last.get().parameters(), now);
        }
    }

    private static void insert(Statements statements, String destination, String parameters, long now)
            throws SQLException {
        List<PartitionTable.Row> rows = PartitionTable.rows(statements, destination);
        long lowest =
                rows.stream().mapToLong(PartitionTable.Row::position).min().orElse(0);
        statements.update(
                "INSERT INTO destination_version (destination, since, position, positions, parameters)"
                        + " VALUES (?, ?, ?, ?, ?)",
                destination,
                now,
                lowest,
                rows.stream().map(row -> Long.toString(row.position() - lowest)).collect(Collectors.joining(",")),
                parameters);
    }

    private static Optional<Version> last(Statements statements, String destination) throws SQLException {
        List<Version> versions = all(statements, destination);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** What a destination asks for now; empty when that is not known. */
    public static Optional<String> parameters(Statements statements, String destination) throws SQLException {
        return last(statements, destination).map(Version::parameters);
    }

    /** In the order of time. */
    public static List<Version> all(Statements statements, String destination) throws SQLException {
        return statements.query(
                row -> {
                    long lowest = row.getLong("position");
                    return new Version(
                            row.getLong("since"),
                            Arrays.stream(row.getString("positions").split(","))
                                    .map(distance -> lowest + Long.parseLong(distance))
                                    .toList(),
                            row.getString("parameters"));
                },
                "SELECT since, position, positions, parameters FROM destination_version WHERE destination = ? ORDER BY id",
                destination);
    }

    /** The one by which it was decided about an event; empty for an event from before the destination began. */
    public static Optional<Version> of(List<Version> all, int partition, long seq) {
        return all.stream().filter(version -> version.isOf(partition, seq)).reduce((earlier, later) -> later);
    }
}
