package io.signalpost.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CheckpointsTest {

    private static final long WRITTEN = 10_000_000;

    private final CountDownLatch open = new CountDownLatch(1);

    /** A connection that has looked for a write-ahead log. */
    private Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(NOOP)");
        }
        open.countDown();
        return connection;
    }

    @Test
    void areMadeOfAFileThatHadNoWriteAheadLogWhenItWasOpened(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("new.db"));
        String url = "jdbc:sqlite:" + file;
        try (Checkpoints checkpoints = new Checkpoints(file, () -> open(url), "checkpoints");
                Connection writer = DriverManager.getConnection(url);
                Statement statement = writer.createStatement()) {
            open.await();
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("CREATE TABLE blob (bytes BLOB)");
            statement.execute("INSERT INTO blob VALUES (zeroblob(" + WRITTEN + "))");
            assertThat(Files.size(file))
                    .as("what is in the write-ahead log only")
                    .isLessThan(WRITTEN);

            await().untilAsserted(() -> assertThat(Files.size(file)).isGreaterThan(WRITTEN));
        }
    }
}
