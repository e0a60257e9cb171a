package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code checkpoint}: when a destination had passed what. Answers are kept of the last {@value #ANSWERS} events that
 * each destination took, about, which bounds what they take up on disk.
 */
public final class CheckpointTable {

    private static final int ANSWERS = 10_000;
    private static final int TRIM_BEYOND = 2 * ANSWERS;

    private CheckpointTable() {}

    static void enter(Statements statements, String destination, Checkpoint checkpoint) throws SQLException {
        long lowest = checkpoint.moved().values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
        statements.update(
                "INSERT INTO checkpoint (destination, at, position, moved, nothing_sent, answered, answers)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                destination,
                checkpoint.at(),
                lowest,
                moved(checkpoint.moved(), lowest),
                Packed.numbers(checkpoint.nothingSent()),
                checkpoint.successes().size(),
                Packed.successes(checkpoint.at(), checkpoint.successes()));
        long answered = statements.number(
                0, "SELECT sum(answered) FROM checkpoint WHERE destination = ? AND answered > 0", destination);
        if (answered > TRIM_BEYOND) {
            trim(statements, destination);
        }
    }

    private static String moved(Map<Integer, Long> positions, long lowest) {
        return positions.entrySet().stream()
                .map(each -> each.getKey() + ":" + (each.getValue() - lowest))
                .collect(Collectors.joining(","));
    }

    private static void trim(Statements statements, String destination) throws SQLException {
        long kept = 0;
        record Row(long id, long answered) {}
        for (Row row : statements.query(
                row -> new Row(row.getLong(1), row.getLong(2)),
                "SELECT id, answered FROM checkpoint WHERE destination = ? AND answered > 0 ORDER BY id DESC",
                destination)) {
            if (kept >= ANSWERS) {
                statements.update(
                        "UPDATE checkpoint SET answered = 0, answers = NULL WHERE destination = ? AND answered > 0 AND id <= ?",
                        destination,
                        row.id());
                return;
            }
            kept += row.answered();
        }
    }

    /**
     * When an event had passed: the time of the first checkpoint that says so, up to {@value Checkpoint#SECONDS} seconds
     * after it did. Empty when none does yet.
     *
     * @param since before which it cannot have passed, in milliseconds since 1970
     */
    public static OptionalLong passedAt(Statements statements, String destination, int partition, long seq, long since)
            throws SQLException {
        return statements
                .first(
                        row -> {
                            Long position = position(row.getLong("position"), row.getString("moved"), partition);
                            return position != null && position >= seq
                                    ? Optional.of(row.getLong("at"))
                                    : Optional.empty();
                        },
                        "SELECT at, position, moved FROM checkpoint WHERE destination = ? AND at >= ? ORDER BY at",
                        destination,
                        since)
                .map(at -> OptionalLong.of(at))
                .orElse(OptionalLong.empty());
    }

    private static Long position(long lowest, String moved, int partition) {
        String name = partition + ":";
        int at = moved.startsWith(name) ? 0 : moved.indexOf("," + name) + 1;
        if (at == 0 && !moved.startsWith(name)) {
            return null;
        }
        int end = moved.indexOf(',', at);
        return lowest + Long.parseLong(moved.substring(at + name.length(), end < 0 ? moved.length() : end));
    }

    /** What the destination said to one of the last events that it took; empty when it is not among them. */
    public static Optional<Success> success(Statements statements, String destination, long seq) throws SQLException {
        return statements.first(
                row -> Packed.successes(row.getLong("at"), row.getBytes("answers")).stream()
                        .filter(success -> success.seq() == seq)
                        .reduce((first, last) -> last),
                "SELECT at, answers FROM checkpoint WHERE destination = ? AND answered > 0 ORDER BY id DESC",
                destination);
    }

    /** Whether a filter in the route has dropped an event, so that nothing was sent. */
    public static boolean isNothingSent(Statements statements, String destination, long seq, long since)
            throws SQLException {
        return statements
                .first(
                        row -> Packed.numbers(row.getBytes("nothing_sent")).contains(seq)
                                ? Optional.of(true)
                                : Optional.empty(),
                        "SELECT nothing_sent FROM checkpoint WHERE destination = ? AND at >= ? AND nothing_sent IS NOT NULL"
                                + " ORDER BY at",
                        destination,
                        since)
                .isPresent();
    }

    /** Events were removed: so is what was before the first that is left. */
    static void forget(Statements statements) throws SQLException {
        statements.update("DELETE FROM checkpoint WHERE at < (SELECT received_at FROM event ORDER BY seq LIMIT 1)");
    }
}
