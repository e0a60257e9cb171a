package io.signalpost.observe.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code history}. Its rows are counts as they stood, not differences: of several nodes whoever is first writes a minute
 * for all, nothing is counted twice, and an older row that is left out leaves the sums as they are.
 */
final class HistoryTable {

    private static final String COLUMNS = "destination, at, received, delivered, failed";

    private HistoryTable() {}

    /** Enters what this minute does not have yet. */
    static void enter(Statements statements, List<Sample> samples) throws SQLException {
        statements.updateEach(
                "INSERT INTO history (destination, minute, at, received, delivered, failed) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (destination, minute) DO NOTHING",
                samples.stream()
                        .map(sample -> new Object[] {
                            sample.destination(),
                            sample.minute(),
                            sample.at().toEpochMilli(),
                            sample.received(),
                            sample.delivered(),
                            sample.failed()
                        })
                        .toList());
    }

    /** Leaves a row a minute for two hours, one every ten minutes for a day, and one an hour for eight. */
    static void thin(Statements statements, Instant now) throws SQLException {
        long minute = now.getEpochSecond() / 60;
        statements.update(
                "DELETE FROM history WHERE minute < ? AND minute % 10 <> 0 OR minute < ? AND minute % 60 <> 0 OR minute < ?",
                minute - Duration.ofHours(2).toMinutes(),
                minute - Duration.ofHours(26).toMinutes(),
                minute - Duration.ofDays(8).toMinutes());
    }

    /** The last of each destination, by its name. */
    static Map<String, Sample> last(Statements statements) throws SQLException {
        Map<String, Sample> last = new HashMap<>();
        statements
                .query(
                        HistoryTable::sample,
                        "SELECT " + COLUMNS + " FROM history AS h"
                                + " WHERE minute = (SELECT max(minute) FROM history WHERE destination = h.destination)")
                .forEach(sample -> last.put(sample.destination(), sample));
        return last;
    }

    /** In the order of time. @param step in minutes: of those in between none but the first, so that a young log has a sum, too */
    static List<Sample> since(Statements statements, Instant from, long step) throws SQLException {
        long minute = from.getEpochSecond() / 60;
        return statements.query(
                HistoryTable::sample,
                "SELECT " + COLUMNS + " FROM history AS h WHERE minute >= ? AND (minute % ? = 0"
                        + " OR minute = (SELECT min(minute) FROM history WHERE destination = h.destination AND minute >= ?))"
                        + " ORDER BY minute",
                minute,
                step,
                minute);
    }

    /** How many attempts of each destination have failed between two times. */
    static Map<String, Long> failed(Statements statements, Instant after, Instant upTo) throws SQLException {
        Map<String, Long> failed = new HashMap<>();
        statements.query(
                row -> failed.put(row.getString(1), row.getLong(2)),
                "SELECT destination, count(*) FROM attempt WHERE at > ? AND at <= ?"
                        + " AND outcome IN ('retrying', 'dead', 'unavailable') GROUP BY destination",
                after.toEpochMilli(),
                upTo.toEpochMilli());
        return failed;
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getString("destination"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getLong("received"),
                row.getLong("delivered"),
                row.getLong("failed"));
    }
}
