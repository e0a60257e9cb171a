package io.signalpost.destination.fault;

import java.io.IOException;
import java.nio.file.Path;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalpost.database.KeptFile;
import io.signalpost.database.OwnerOnly;
import io.signalpost.destination.sql.DatabaseVendor;
import io.signalpost.destination.sql.KeptFileDataSource;
import io.signalpost.destination.sql.MigratedDataSource;
import io.signalpost.destination.sql.UnusableConnections;
import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.commons.lang3.StringUtils;

/**
 * Where a destination remembers of what it has told people: in the event log's PostgreSQL, so that nothing is repeated when
 * another node takes over; else in a file of its own.
 */
public final class AlertMemory {

    private AlertMemory() {}

    /** @param destination names the file, and the folder of its tables */
    public static MigratedDataSource of(String destination, EventLogProperties eventLog, Path dataDir)
            throws IOException {
        if (vendor(eventLog) == DatabaseVendor.POSTGRESQL) {
            return inPostgresql(destination, eventLog.url(), eventLog.username(), eventLog.password());
        }
        Path file = file(destination, dataDir);
        OwnerOnly.create(file);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(DatabaseVendor.SQLITE.prefix() + file);
        return memory(destination, pool, DatabaseVendor.SQLITE, new KeptFile(file));
    }

    /** The event log's. */
    static MigratedDataSource inPostgresql(String destination, String url, String username, String password) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(StringUtils.trimToNull(username));
        pool.setPassword(StringUtils.trimToNull(password));
        DatabaseVendor.POSTGRESQL.driverSettings(url).forEach(pool::addDataSourceProperty);
        return memory(destination, pool, DatabaseVendor.POSTGRESQL, null);
    }

    static Path file(String destination, Path dataDir) {
        return dataDir.resolve(destination + ".db");
    }

    /** @param kept null for what is no file */
    private static MigratedDataSource memory(
            String destination, HikariConfig pool, DatabaseVendor vendor, KeptFile kept) {
        vendor.driverSettings().forEach(pool::addDataSourceProperty);
        pool.setExceptionOverrideClassName(UnusableConnections.class.getName());
        pool.setPoolName("destination-" + destination);
        pool.setMaximumPoolSize(2);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        HikariDataSource connections = new HikariDataSource(pool);
        return new MigratedDataSource(
                connections,
                kept == null ? connections : new KeptFileDataSource(connections, kept),
                vendor,
                new MigratedDataSource.Tables(
                        destination, "signalpost_" + destination + "_schema_history", "signalpost.event-log.url"));
    }

    public static DatabaseVendor vendor(EventLogProperties eventLog) {
        return eventLog.url().startsWith(DatabaseVendor.POSTGRESQL.prefix())
                ? DatabaseVendor.POSTGRESQL
                : DatabaseVendor.SQLITE;
    }
}
