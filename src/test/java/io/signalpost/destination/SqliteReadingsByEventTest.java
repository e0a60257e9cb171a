package io.signalpost.destination;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteReadingsByEventTest extends ReadingsByEventContract {

    @TempDir
    Path folder;

    @Override
    DataSource emptyDatabase() {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve("signals.db"));
        return database;
    }

    @Override
    DatabaseVendor vendor() {
        return DatabaseVendor.SQLITE;
    }

    @Test
    void readingsOfAnEventAndOfAVehicleAreFoundByIndexes() {
        migrate("5");

        for (String condition : List.of("event_id = 'e1'", "vehicle_id = 'v1'", "vehicle_id = 'v1' AND code = 'a'")) {
            assertThat(sql.queryForList(
                            "EXPLAIN QUERY PLAN SELECT value_number FROM signal_reading WHERE " + condition))
                    .extracting(step -> step.get("detail").toString())
                    .as(condition)
                    .noneMatch(detail -> detail.startsWith("SCAN"));
        }
    }

    @Test
    void theLatestReadingsOfAVehicleAreFoundByIndexes() {
        migrate("5");
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(sql);
        Map<String, Object> parameters = Map.of("id", "v1", "code", "a", "events", 9, "limit", 9);

        for (String query : List.of(VehicleTable.READINGS, VehicleTable.CADENCES)) {
            assertThat(named.queryForList("EXPLAIN QUERY PLAN " + query, parameters))
                    .extracting(step -> step.get("detail").toString())
                    .as(query)
                    .anyMatch(detail -> detail.contains("INDEX vehicle_event_by_vehicle (vehicle_id=?)"))
                    .anyMatch(detail -> detail.contains("SEARCH r USING PRIMARY KEY (event=?"))
                    .noneMatch(detail -> detail.matches("SCAN (?!e\\b).*|.*TEMP B-TREE FOR ORDER BY received_at.*"));
        }
    }
}
