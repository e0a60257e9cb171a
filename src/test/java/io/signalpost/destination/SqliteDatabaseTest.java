package io.signalpost.destination;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteDatabaseTest extends DatabaseContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }

    @Override
    String time(String query) {
        return sql.queryForObject(query, String.class);
    }

    @Test
    void createsItsFileInTheDataFolderAtStart() {
        assertThat(dataDir.resolve("signals.db")).exists();
        assertThat(sql.queryForObject("PRAGMA journal_mode", String.class)).isEqualTo("wal");
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
