package io.signalpost.destination;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
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
    private final String migrations;
    private volatile boolean migrated;

    MigratedDataSource(HikariDataSource pool, String migrations) {
        super(pool);
        this.pool = pool;
        this.migrations = migrations;
    }

    @Override
    public Connection getConnection() throws SQLException {
        migrate();
        return super.getConnection();
    }

    /** Creates the tables now if the database answers, so that they are there to look at before the first event. */
    void migrateIfReachable() {
        try {
            migrate();
        } catch (FlywayException e) {
            log.atWarn()
                    .addKeyValue("destination", "database")
                    .addKeyValue("error", SingleLine.of(ExceptionUtils.getRootCauseMessage(e), 300))
                    .log("The tables could not be prepared yet; events wait in the event log");
        }
    }

    private synchronized void migrate() {
        if (!migrated) {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(migrations)
                    // The database may be one the business already uses.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .table("signalpost_schema_history")
                    .load()
                    .migrate();
            migrated = true;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
