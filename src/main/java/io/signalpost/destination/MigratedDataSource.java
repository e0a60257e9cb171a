package io.signalpost.destination;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.signalpost.database.Schema;
import io.signalpost.database.SqliteFailure;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Brings the tables up to date before it hands out its first connection. A database that is down at start therefore
 * does not keep the application from starting: the events wait in the event log, and the tables come with the database.
 */
final class MigratedDataSource extends DelegatingDataSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MigratedDataSource.class);

    private final HikariDataSource pool;
    private final DataSource migrations;
    private final DatabaseVendor vendor;
    private final Tables tables;
    private volatile boolean migrated;

    /** @param connections those of the pool, or some of them */
    MigratedDataSource(HikariDataSource pool, DataSource connections, DatabaseVendor vendor, Tables tables) {
        this(pool, connections, connections, vendor, tables);
    }

    /** @param migrations connections for these, which take two at once */
    MigratedDataSource(
            HikariDataSource pool,
            DataSource connections,
            DataSource migrations,
            DatabaseVendor vendor,
            Tables tables) {
        super(connections);
        this.pool = pool;
        this.migrations = migrations;
        this.vendor = vendor;
        this.tables = tables;
    }

    /**
     * @param folder  of the migrations, below the vendor's
     * @param history the table that says which of them were run
     * @param setting where the database is set
     */
    record Tables(String folder, String history, String setting) {}

    @Override
    public Connection getConnection() throws SQLException {
        try {
            migrate();
        } catch (IllegalStateException unfit) { // it could not be asked at the start
            throw new SQLNonTransientConnectionException(unfit.getMessage(), unfit);
        }
        return super.getConnection();
    }

    /**
     * Creates the tables now if the database answers, so that they are there to look at before the first event.
     *
     * @throws IllegalStateException when it answers and cannot hold the tables, or has those of a newer Signalpost
     */
    void migrateIfReachable() {
        try {
            migrate();
        } catch (FlywayException | SQLException e) {
            log.atWarn()
                    .addKeyValue("pool", pool.getPoolName())
                    .addKeyValue("error", SingleLine.of(explain(e), 300))
                    .log("The tables could not be prepared yet; events wait in the event log");
        }
    }

    private String explain(Exception failure) {
        return vendor == DatabaseVendor.SQLITE
                ? SqliteFailure.explain(vendor.file(pool.getJdbcUrl()), failure)
                : ExceptionUtils.getRootCauseMessage(failure);
    }

    private synchronized void migrate() throws SQLException {
        if (!migrated) {
            if (vendor == DatabaseVendor.POSTGRESQL) {
                try (Connection connection = super.getConnection()) {
                    Schema.requireUtf8(connection, tables.setting());
                }
            }
            MigrateResult result = Schema.migrate(
                    Flyway.configure()
                            .dataSource(migrations)
                            .locations(vendor.migrations(tables.folder()))
                            // The database may be one the business already uses.
                            .baselineOnMigrate(true)
                            .baselineVersion("0")
                            .table(tables.history()),
                    tables.setting());
            migrated = true;
            tell(result);
        }
    }

    /** Tables that were there before are told of: an older version does not understand them any more. */
    private void tell(MigrateResult result) {
        String before = result.initialSchemaVersion;
        if (result.migrationsExecuted > 0 && before != null && !before.equals("0")) {
            log.atWarn()
                    .addKeyValue("pool", pool.getPoolName())
                    .addKeyValue("from", before)
                    .addKeyValue("to", result.targetSchemaVersion)
                    .log(
                            "The tables were brought up to date; to go back to an older Signalpost, restore a backup of them");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
