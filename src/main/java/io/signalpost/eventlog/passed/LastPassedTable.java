package io.signalpost.eventlog.passed;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.store.Statements;

/** Table {@code last_passed}. What was kept before a destination was rewound counts for nothing. */
final class LastPassedTable {

    private static final int CHUNK = 100; // keys to a query

    private static final String KEY = "vehicle_id, destination, filter, code";

    private LastPassedTable() {}

    static PassedValues.Known find(Statements statements, String destination, Collection<PassedKey> keys)
            throws SQLException {
        Map<PassedKey, Passed> found = new HashMap<>();
        List<PassedKey> asked = List.copyOf(keys);
        for (int from = 0; from < asked.size(); from += CHUNK) {
            find(statements, destination, asked.subList(from, Math.min(from + CHUNK, asked.size())), found);
        }
        return new PassedValues.Known(
                statements.number(0, "SELECT rewinds FROM destination WHERE name = ?", destination), found);
    }

    private static void find(
            Statements statements, String destination, List<PassedKey> keys, Map<PassedKey, Passed> found)
            throws SQLException {
        int places = keys.size() == 1 ? 1 : CHUNK; // so that there are two statements, not one for each number
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            PassedKey key = keys.get(Math.min(i, keys.size() - 1));
            parameters.addAll(List.of(key.vehicleId(), key.filter(), key.code()));
        }
        parameters.add(destination);
        statements.query(
                row -> found.put(
                        new PassedKey(row.getString(1), row.getString(2), row.getString(3)),
                        new Passed(row.getString(4), row.getLong(5), row.getLong(6), false)),
                "SELECT last_passed.filter, vehicle_id, code, value, read_at, seq FROM (SELECT ? AS vehicle, ? AS rule, ? AS signal"
                        + " UNION SELECT ?, ?, ?".repeat(places - 1)
                        + ") AS asked JOIN destination ON destination.name = ? JOIN last_passed ON vehicle_id = vehicle"
                        + " AND last_passed.destination = name AND last_passed.filter = rule AND code = signal"
                        + " AND last_passed.rewinds = destination.rewinds",
                parameters.toArray());
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

    /** A row that is to go, unless it has moved since. */
    record Place(PassedKey key, String destination, long movedAt) {}

    /** Those that have stood still longest. */
    static List<Place> oldest(Statements statements, long limit) throws SQLException {
        return statements.query(
                row -> new Place(
                        new PassedKey(row.getString("filter"), row.getString("vehicle_id"), row.getString("code")),
                        row.getString("destination"),
                        row.getLong("moved_at")),
                "SELECT " + KEY + ", moved_at FROM last_passed ORDER BY moved_at LIMIT ?",
                limit);
    }

    static Void remove(Statements statements, List<Place> places) throws SQLException {
        statements.updateEach(
                "DELETE FROM last_passed WHERE vehicle_id = ? AND destination = ? AND filter = ? AND code = ?"
                        + " AND moved_at = ?",
                places.stream()
                        .map(place -> new Object[] {
                            place.key().vehicleId(),
                            place.destination(),
                            place.key().filter(),
                            place.key().code(),
                            place.movedAt()
                        })
                        .toList());
        return null;
    }
}
