package io.signalpost.destination.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalpost.database.Checkpoints;
import io.signalpost.database.KeptFile;
import io.signalpost.database.OwnerOnly;
import io.signalpost.destination.sql.DatabaseVendor;

/**
 * The SQLite file that the {@code database} destination writes to. One connection takes all writes, as any other's makes what
 * it has in its cache worthless, and checkpoints are made beside it.
 */
public final class DatabaseFile implements AutoCloseable {

    private static final Map<String, String> WRITER_SETTINGS = Map.of(
            // Negative: KiB. Ids of events come in no order; what does not fit is read from the file.
            "cache_size", "-65536",
            // A transaction that began by reading could not go on to write when another has written meanwhile.
            "transaction_mode", "IMMEDIATE");

    /** So many pages wait only when {@link Checkpoints} could make none; then a transaction makes one. */
    private static final String FALLBACK_PAGES = "100000";

    private final String url;
    private final KeptFile kept;
    private final Checkpoints checkpoints;
    private final HikariDataSource writer;

    /**
     * Creates the file when it is missing.
     *
     * @param pool of which the writer is to be
     */
    DatabaseFile(String url, HikariConfig pool) throws IOException {
        this.url = url;
        Path path = DatabaseVendor.SQLITE.file(url);
        OwnerOnly.create(path);
        this.kept = new KeptFile(path);
        this.checkpoints = new Checkpoints(path, this::open, "destination-database-checkpoints");
        driverSettings().forEach(pool::addDataSourceProperty);
        WRITER_SETTINGS.forEach(pool::addDataSourceProperty);
        pool.setMaximumPoolSize(1);
        pool.setMinimumIdle(0);
        this.writer = new HikariDataSource(pool);
    }

    /** For checkpoints; leaves it to the others to make it a file with a write-ahead log. */
    private Connection open() throws SQLException {
        kept.requireInPlace();
        Properties settings = new Properties();
        settings.putAll(DatabaseVendor.SQLITE.driverSettings());
        settings.remove("journal_mode");
        return DriverManager.getConnection(url, settings);
    }

    /** What its connections need beside the settings of any other. */
    Map<String, String> driverSettings() {
        return Map.of("wal_autocheckpoint", FALLBACK_PAGES);
    }

    /** To be held from the beginning to the end of each transaction that writes: SQLite would have who comes second ask again. */
    public ReentrantLock writing() {
        return checkpoints.writing();
    }

    /** The connection that writes, for whoever holds {@link #writing}. */
    Connection writer() throws SQLException {
        kept.requireInPlace();
        return writer.getConnection();
    }

    KeptFile kept() {
        return kept;
    }

    /** @return false when somebody reads from it for long */
    public boolean emptyWriteAheadLog() throws SQLException {
        return checkpoints.truncate();
    }

    /** After the last connection of others. */
    @Override
    public void close() {
        writer.close();
        checkpoints.close();
    }
}
