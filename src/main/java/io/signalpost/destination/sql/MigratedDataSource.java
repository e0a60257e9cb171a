package io.signalpost.destination.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.signalpost.database.Schema;
import io.signalpost.database.SqliteFailure;
import io.signalpost.destination.SingleLine;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Brings the tables up to date before it hands out its first connection. A database that is down at start therefore
 * does not keep the application from starting: the events wait in the event log, and the tables come with the database. Nor do
 * tables that are there already and take long to update: that is done on a thread of its own, and there is no connection meanwhile.
 */
public final class MigratedDataSource extends DelegatingDataSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MigratedDataSource.class);

    private final HikariDataSource pool;
    private final DataSource migrations;
    private final DatabaseVendor vendor;
    private final Tables tables;
    private final TablesUpdate update;
    private volatile boolean migrated;

    /** @param connections those of the pool, or some of them */
    public MigratedDataSource(HikariDataSource pool, DataSource connections, DatabaseVendor vendor, Tables tables) {
        this(pool, connections, connections, vendor, tables);
    }

    /** @param migrations connections for these, which take two at once */
    public MigratedDataSource(
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
        this.update = new TablesUpdate(
                pool.getPoolName(),
                () -> Schema.migrate(flyway(new PatientDataSource(migrations)), tables.setting()),
                this::explain);
    }

    /**
     * @param folder  of the migrations, below the vendor's
     * @param history the table that says which of them were run
     * @param setting where the database is set
     */
    public record Tables(String folder, String history, String setting) {}

    @Override
    public Connection getConnection() throws SQLException {
        if (!migrated) {
            requireTables();
        }
        return super.getConnection();
    }

    private void requireTables() throws SQLException {
        try {
            prepare();
        } catch (IllegalStateException unfit) { // it could not be asked at the start
            throw new SQLNonTransientConnectionException(unfit.getMessage(), unfit);
        }
        if (!migrated) {
            throw new SQLNonTransientConnectionException("the tables are being brought up to date");
        }
    }

    /**
     * Creates the tables now if the database answers, so that they are there to look at before the first event, or begins to
     * update them.
     *
     * @throws IllegalStateException when it answers and cannot hold the tables, or has those of a newer Signalpost
     */
    public void migrateIfReachable() {
        try {
            prepare();
        } catch (FlywayException | SQLException e) {
            log.atWarn()
                    .addKeyValue("pool", pool.getPoolName())
                    .addKeyValue("error", explain(e))
                    .log("The tables could not be prepared yet; events wait in the event log");
        }
    }

    private String explain(Exception failure) {
        String reason = vendor == DatabaseVendor.SQLITE
                ? SqliteFailure.explain(vendor.file(pool.getJdbcUrl()), failure)
                : ExceptionUtils.getRootCauseMessage(failure);
        return SingleLine.of(reason, 300);
    }

    /** Nobody waits here for an update. */
    private synchronized void prepare() throws SQLException {
        if (migrated || update.isRunning()) {
            return;
        }
        if (vendor == DatabaseVendor.POSTGRESQL) {
            try (Connection connection = super.getConnection()) {
                Schema.requireUtf8(connection, tables.setting());
            }
        }
        if (Schema.isUpdateDue(flyway(migrations))) {
            update.start();
        } else {
            Schema.migrate(flyway(migrations), tables.setting());
            migrated = true;
        }
    }

    private FluentConfiguration flyway(DataSource connections) {
        return Flyway.configure()
                .dataSource(connections)
                .locations(vendor.migrations(tables.folder()))
                // The database may be one the business already uses.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .table(tables.history());
    }

    @Override
    public void close() {
        pool.close();
    }
}
