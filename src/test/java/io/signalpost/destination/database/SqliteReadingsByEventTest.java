package io.signalpost.destination.database;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

import io.signalpost.destination.sql.DatabaseVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
