package io.signalpost.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.signalpost.database.OwnerOnly;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** A SQLite file of Signalpost's, which may have it open. What cannot be done is an IllegalStateException that says all. */
final class DataFile {

    /** Names of the tables. */
    static final String TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_DAMAGES = 5;

    private final Path path;
    private final boolean hadWriteAheadLog;

    /** @throws IllegalArgumentException when there is no such file */
    DataFile(Path path) {
        this.path = path;
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + path);
        }
        this.hadWriteAheadLog = Path.of(path + "-wal").toFile().length() > 0; // SQLite makes and removes it as it likes
    }

    /** The work on a connection. */
    @FunctionalInterface
    private interface Task<T> {
        T on(Statement statement) throws SQLException;
    }

    /** A connection that only reads: it leaves the write-ahead log as it is. */
    Connection reading() throws SQLException {
        return open(true);
    }

    /** What SQLite finds wrong, the first few; empty when it is sound. */
    List<String> damages() {
        try (Connection connection = reading();
                Statement statement = connection.createStatement()) {
            List<String> found = texts(statement, "PRAGMA integrity_check(" + MOST_DAMAGES + ")");
            return found.equals(List.of("ok")) ? List.of() : found;
        } catch (SQLException e) {
            return List.of(e.getMessage());
        }
    }

    /** How many rows each table has, by its name. */
    Map<String, Long> rows() {
        return with(true, statement -> {
            Map<String, Long> rows = new TreeMap<>();
            for (String table : texts(statement, TABLES)) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + quoted(table))) {
                    rows.put(table, row.getLong(1));
                }
            }
            return rows;
        });
    }

    /** As it stands at this moment, with what is in its write-ahead log. */
    void copyTo(Path copy) {
        create(copy);
        try {
            with(
                    true,
                    statement ->
                            statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'"));
            enterAsClosed(new DataFile(copy));
        } catch (IllegalStateException e) {
            discard(copy);
            throw e;
        }
    }

    /** Writes it anew, which nobody else may use meanwhile. */
    void compact() {
        with(false, statement -> {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            return statement.execute("VACUUM");
        });
        enterAsClosed(this);
    }

    /**
     * Of an event log that has in itself what was in the write-ahead log of this one: that the next start need not look for that.
     * When there was none, events may be missing, and the start is to say so.
     */
    void enterAsClosed(DataFile whole) {
        if (hadWriteAheadLog) {
            whole.enterAsClosed();
        }
    }

    private void enterAsClosed() {
        with(
                false,
                statement -> texts(statement, TABLES).contains("opening")
                        ? statement.executeUpdate("UPDATE opening SET closed_at = " + System.currentTimeMillis()
                                + " WHERE closed_at IS NULL")
                        : 0);
    }

    /** A new file, which only who runs the command may read. */
    static void create(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already");
        }
        try {
            OwnerOnly.create(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written: " + e.getMessage());
        }
    }

    /** One that was not finished, so that it can be begun again. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // then that is told the next time
        }
    }

    Connection writing() throws SQLException {
        return open(false);
    }

    private Connection open(boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(PATIENCE_MILLIS);
        return config.createConnection("jdbc:sqlite:" + path);
    }

    private <T> T with(boolean readOnly, Task<T> task) {
        try (Connection connection = open(readOnly);
                Statement statement = connection.createStatement()) {
            return task.on(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    IllegalStateException failed(SQLException e) {
        return new IllegalStateException(
                (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code
                        ? path + " is in use: stop Signalpost first"
                        : path + ": " + e.getMessage());
    }

    static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
