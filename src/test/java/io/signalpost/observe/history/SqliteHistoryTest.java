package io.signalpost.observe.history;

import java.nio.file.Path;
import java.util.List;

import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteHistoryTest extends HistoryContract {

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Override
    List<RunningApp> nodes() {
        return List.of(app);
    }

    @Override
    JdbcTemplate sql() {
        return SqliteFile.query(folder.resolve("event-log.db"));
    }
}
