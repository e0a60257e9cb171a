package io.signalpost.destination.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

import io.signalpost.destination.sql.DatabaseVendor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables of the version before, in which each reading still named its event by the id. */
abstract class ReadingsByEventContract {

    private static final List<String> TABLES =
            List.of("vehicle_event", "signal_reading", "vehicle_signal", "vehicle_activity", "vehicle_fault");
    private static final String TIME = "'2026-03-16T12:00:00.000Z'";

    JdbcTemplate sql;

    abstract DataSource emptyDatabase() throws Exception;

    abstract DatabaseVendor vendor();

    @BeforeEach
    void fillTheTablesOfBefore() throws Exception {
        sql = new JdbcTemplate(emptyDatabase());
        migrate("4");
        event("e2", "v1");
        event("e1", "v2");
        event("no-readings", null);
        reading("e1", "a", 0, "v2");
        reading("e1", "a", 1, "v2");
        reading("e2", "a", 0, "v1");
        reading("e2", "b", 0, "v1");
        sql.update(
                "INSERT INTO vehicle_signal (vehicle_id, code, value_number, unit, body, as_of, as_of_limit, delivered_at,"
                        + " log_number, event_id) VALUES ('v1', 'a', 1.5, 'km', '{\"value\":1.5}', " + TIME + ", "
                        + TIME + ", "
                        + TIME + ", 7, 'e2')");
        sql.update("INSERT INTO vehicle_activity (vehicle_id, make, year, mode, last_event_at, last_event_ms, events,"
                + " cadence_seconds, user_id, log_number) VALUES ('v1', 'KIA', 2024, 'LIVE', " + TIME
                + ", 1773662400000, 3, 60.5, 'u1', 7)");
    }

    private void event(String id, String vehicle) {
        sql.update(
                "INSERT INTO vehicle_event (event_id, event_type, vehicle_id, user_id, sequence, triggers, mode, delivered_at,"
                        + " received_at) VALUES (?, 'VEHICLE_STATE', ?, 'u1', 5, 'a,b', 'LIVE', " + TIME + ", " + TIME
                        + ")",
                id,
                vehicle);
    }

    private void reading(String event, String code, int position, String vehicle) {
        sql.update(
                "INSERT INTO signal_reading (event_id, code, position, vehicle_id, name, signal_group, status, value_number,"
                        + " unit, body, oem_updated_at, retrieved_at, delivered_at, received_at, mode) VALUES (?, ?, ?, ?, 'A',"
                        + " 'G', 'SUCCESS', 1.5, 'km', '{\"value\":1.5}', " + TIME + ", " + TIME + ", " + TIME + ", "
                        + TIME
                        + ", 'LIVE')",
                event,
                code,
                position,
                vehicle);
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(sql.getDataSource())
                .locations(vendor().migrations("database"))
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void saysTheSameAfterwards() {
        Map<String, List<Map<String, Object>>> before = everything();

        migrate("5");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aReadingWhoseEventIsNotKnownGetsOneThatHasWhatItKnows() {
        reading("earlier", "a", 0, "v1");
        Map<String, Object> before = sql.queryForMap("SELECT * FROM signal_reading WHERE event_id = 'earlier'");

        migrate("5");

        assertThat(sql.queryForMap("SELECT * FROM signal_reading WHERE event_id = 'earlier'"))
                .usingRecursiveComparison()
                .isEqualTo(before);
        assertThat(sql.queryForMap("SELECT * FROM vehicle_event WHERE event_id = 'earlier'"))
                .containsEntry("vehicle_id", "v1")
                .containsEntry("event_type", null);
    }

    /** All rows of the tables that queries know, but for the number that events have got. */
    private Map<String, List<Map<String, Object>>> everything() {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            List<Map<String, Object>> all = sql.queryForList("SELECT * FROM " + table);
            all.forEach(row -> {
                row.remove("number");
                row.replaceAll((column, value) -> Objects.toString(value));
            });
            all.sort((one, other) -> one.toString().compareTo(other.toString()));
            rows.put(table, all);
        }
        return rows;
    }
}
