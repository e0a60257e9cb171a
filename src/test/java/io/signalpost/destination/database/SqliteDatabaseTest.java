package io.signalpost.destination.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.List;

import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteDatabaseTest extends DatabaseContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }

    @Test
    void createsItsFileInTheDataFolderAtStart() {
        assertThat(dataDir.resolve("signals.db")).exists();
        assertThat(sql.queryForObject("PRAGMA journal_mode", String.class)).isEqualTo("wal");
    }

    @Test
    void isDownWhileItsFileIsNotInItsPlaceAndWritesOnceItIsBack() throws Exception {
        List<VehicleEvent> batch = List.of(state("e1", 1, signal(CHARGE, 1, 50)));
        Path file = dataDir.resolve("signals.db");
        Path elsewhere = Files.move(file, dataDir.resolve("elsewhere.db"));

        Exception away = route.deliver("database", batch);

        assertThat(away)
                .hasRootCauseInstanceOf(SQLNonTransientConnectionException.class)
                .hasStackTraceContaining("signals.db was moved, removed or replaced");
        assertThat(file).as("is not begun anew").doesNotExist();
        Files.copy(elsewhere, file);
        assertThat(route.deliver("database", batch)).as("another in its place").isNotNull();

        Files.move(elsewhere, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(atOnce(List.of(batch)))
                .as("of another consumer, to which the first has left its turn")
                .isEmpty();
        assertThat(count("signal_reading")).isEqualTo(1);
    }

    @Test
    void tablesThatCouldNotBePreparedAtTheStartComeWithTheFirstBatch(@TempDir Path other) throws Exception {
        String url = "jdbc:sqlite:" + Files.createFile(other.resolve("signals.db"));
        try (Connection holder = DriverManager.getConnection(url);
                Statement lock = holder.createStatement()) {
            lock.execute("BEGIN EXCLUSIVE");
            try (RunningRoute late =
                    RunningRoute.start(other, "routes/database.camel.yaml", "destination.database.url=" + url)) {
                lock.execute("ROLLBACK");

                assertThat(late.deliver("database", List.of(state("e1", 1, signal(CHARGE, 1, 50)))))
                        .isNull();
            }
        }
    }

    @Test
    void refusesToStartWithAnotherDatabaseAndSaysWhatToWrite(@TempDir Path other) {
        assertThatThrownBy(() -> RunningRoute.start(
                        other,
                        "routes/database.camel.yaml",
                        "destination.database.url=jdbc:mysql://db/fleet?password=hidden"))
                .rootCause()
                .hasMessageContaining("destination.database.url")
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("hidden");
    }
}
