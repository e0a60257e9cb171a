package io.signalpost.eventlog.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import io.signalpost.database.KeptFile;
import io.signalpost.database.Schema;
import io.signalpost.database.SqliteFailure;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of a log that is moved: read beside the receiver that has it open, then held so that none starts. What
 * cannot be done is an IllegalStateException that says all. For one thread.
 */
public final class SqliteSource implements AutoCloseable {

    private final Path path;
    private final KeptFile file;
    private final boolean hadNoWal;
    private final Statements reader = new Statements(this::openReader);
    private LockFile lock;

    /** @throws IllegalArgumentException when there is no such file */
    public SqliteSource(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + path);
        }
        this.path = path;
        this.hadNoWal = Path.of(path + "-wal").toFile().length() == 0; // SQLite makes one when it opens the file
        try {
            this.file = new KeptFile(path);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path);
        }
    }

    /**
     * The file of a log's URL.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static Path path(String url) {
        if (!url.startsWith(Sqlite.PREFIX)) {
            throw new IllegalArgumentException("signalpost.event-log.url names no SQLite file: write --from <file>");
        }
        return Sqlite.path(url);
    }

    public Path path() {
        return path;
    }

    /** Work on the log. */
    @FunctionalInterface
    public interface Task<T> {
        T on(Statements statements) throws SQLException;
    }

    /**
     * Reads what is committed. As long as a query lasts, the receiver cannot begin its write-ahead log anew, so it should be
     * short.
     */
    public <T> T read(Task<T> task) {
        return explained(() -> {
            file.requireInPlace();
            return task.on(reader);
        });
    }

    /** Which version its tables have, by the number of the last migration. */
    public String schema() {
        return explained(() ->
                Schema.current(Sqlite.tables(Sqlite.dataSource(Sqlite.PREFIX + path, readOnly())), path.toString()));
    }

    /** Where it was moved to: host, port and database; empty when it was not. */
    public Optional<String> movedTo() {
        return read(MoveMark::moved).map(MoveMark.Moved::target);
    }

    /**
     * Keeps every receiver out, until this is closed.
     *
     * @return false while one has it open
     */
    public boolean hold() {
        if (lock != null) {
            return true;
        }
        lock = LockFile.tryTake(path).orElse(null);
        if (lock == null) {
            return false;
        }
        for (Opening.Last last : read(Opening::last)) {
            if (last.hasItOpen(file.key())) { // somebody has removed the lock file
                release();
                return false;
            }
            if (!last.closed() && hadNoWal) {
                release();
                throw new IllegalStateException(
                        path + " was not closed in good order, and its write-ahead log is not there:"
                                + " start the receiver on it once, which says what that means, and stop it");
            }
        }
        return true;
    }

    /** For who holds it: no receiver is to start on it any more. */
    public void markMoved(String target) {
        write(statements -> MoveMark.enter(statements, target));
    }

    /** For who holds it: a receiver may start on it again. */
    public void unmark() {
        write(MoveMark::remove);
    }

    private interface Change {
        void on(Statements statements) throws SQLException;
    }

    private void write(Change change) {
        if (lock == null) {
            throw new IllegalStateException(path + " is in use: stop Signalpost first");
        }
        explained(() -> {
            try (Statements writer = new Statements(this::openWriter)) {
                change.on(writer);
                return null;
            }
        });
    }

    private interface Work<T> {
        T get() throws SQLException;
    }

    private <T> T explained(Work<T> work) {
        try {
            return work.get();
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException(SqliteFailure.explain(path, e), e);
        }
    }

    private Connection openReader() throws SQLException {
        return Sqlite.dataSource(Sqlite.PREFIX + path, readOnly()).getConnection();
    }

    private Connection openWriter() throws SQLException {
        Connection connection =
                Sqlite.dataSource(Sqlite.PREFIX + path, Sqlite.config()).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = Sqlite.config();
        config.setReadOnly(true);
        return config;
    }

    private void release() {
        reader.close();
        lock.close();
        lock = null;
    }

    @Override
    public void close() {
        reader.close();
        if (lock != null) {
            lock.close();
        }
    }
}
