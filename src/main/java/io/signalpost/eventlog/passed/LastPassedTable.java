package io.signalpost.eventlog.passed;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.store.Statements;

/** Table {@code last_passed}. What was kept before a destination was rewound counts for nothing. */
final class LastPassedTable {

    private static final String KEY = "vehicle_id, destination, filter, code";

    private LastPassedTable() {}

    static PassedValues.Known find(Statements statements, String destination, Collection<PassedKey> keys)
            throws SQLException {
        Map<PassedKey, Passed> found = new HashMap<>();
        for (PassedKey key : keys) {
            value(statements, destination, key).ifPresent(value -> found.put(key, value));
        }
        return new PassedValues.Known(
                statements.number(0, "SELECT rewinds FROM destination WHERE name = ?", destination), found);
    }

    private static Optional<Passed> value(Statements statements, String destination, PassedKey key)
            throws SQLException {
        return statements.first(
                row -> Optional.of(new Passed(row.getString(1), row.getLong(2), row.getLong(3), false)),
                "SELECT value, read_at, seq FROM last_passed WHERE vehicle_id = ? AND destination = ? AND filter = ?"
                        + " AND code = ? AND rewinds = (SELECT rewinds FROM destination WHERE name = ?)",
                key.vehicleId(),
                destination,
                key.filter(),
                key.code(),
                destination);
    }

    static Void keep(
            Statements statements, String destination, long rewinds, Map<PassedKey, Passed> passed, long movedAt)
            throws SQLException {
        List<Object[]> rows = passed.entrySet().stream()
                .map(each -> new Object[] {
                    each.getKey().vehicleId(),
                    each.getKey().filter(),
                    each.getKey().code(),
                    each.getValue().value(),
                    each.getValue().readAt(),
                    each.getValue().seq(),
                    movedAt,
                    destination,
                    rewinds,
                    each.getValue().forwardOnly() ? 1 : 0
                })
                .toList();
        statements.updateEach(
                "INSERT INTO last_passed (" + KEY + ", value, read_at, seq, rewinds, moved_at)"
                        + " SELECT ?, name, ?, ?, ?, ?, ?, rewinds, ? FROM destination WHERE name = ? AND rewinds = ?"
                        + " ON CONFLICT (" + KEY + ") DO UPDATE SET value = excluded.value, read_at = excluded.read_at,"
                        + " seq = excluded.seq, rewinds = excluded.rewinds, moved_at = excluded.moved_at"
                        + " WHERE ? = 0 OR excluded.read_at >= last_passed.read_at OR excluded.rewinds <> last_passed.rewinds",
                rows);
        return null;
    }

    static long count(Statements statements, String vehicleId) throws SQLException {
        return statements.number(
                0, "SELECT count(*) FROM last_passed WHERE vehicle_id = ?", PassedKey.bounded(vehicleId));
    }

    static int erase(Statements statements, String vehicleId) throws SQLException {
        return statements.update("DELETE FROM last_passed WHERE vehicle_id = ?", PassedKey.bounded(vehicleId));
    }

    static int clear(Statements statements) throws SQLException {
        return statements.update("DELETE FROM last_passed");
    }

    static long count(Statements statements) throws SQLException {
        return statements.number(0, "SELECT count(*) FROM last_passed");
    }

    /** Removes those that have stood still longest. */
    static int removeOldest(Statements statements, long limit) throws SQLException {
        return statements.update(
                "DELETE FROM last_passed WHERE (" + KEY + ") IN (SELECT " + KEY
                        + " FROM last_passed ORDER BY moved_at LIMIT ?)",
                limit);
    }
}
