package io.signalpost.destination.database;

import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.destination.sql.DatabaseVendor;
import io.signalpost.destination.sql.KeptFileDataSource;
import io.signalpost.destination.sql.MigratedDataSource;
import io.signalpost.destination.sql.UnusableConnections;
import io.signalpost.event.FutureTimes;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data source, the transaction and the beans that {@code routes/database.camel.yaml} refers to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.database.enabled")
class DatabaseConfiguration {

    private static final String NAME = "destination-database";
    private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;

    /** That of SQLite; none for PostgreSQL. */
    @Bean("destination-database-file")
    DatabaseFile file(DatabaseProperties properties) throws IOException {
        return properties.vendor() == DatabaseVendor.SQLITE
                ? new DatabaseFile(properties.url(), pool(properties, NAME + "-writer"))
                : null;
    }

    @Bean(name = NAME, defaultCandidate = false)
    MigratedDataSource dataSource(
            DatabaseProperties properties, Optional<DatabaseFile> file, ObjectProvider<TablesGuard> guards) {
        HikariConfig pool = pool(properties, NAME);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        file.ifPresent(sqlite -> sqlite.driverSettings().forEach(pool::addDataSourceProperty));
        HikariDataSource connections = new HikariDataSource(pool);
        DataSource inPlace = file.<DataSource>map(sqlite -> new KeptFileDataSource(connections, sqlite.kept()))
                .orElse(connections);
        MigratedDataSource dataSource = new MigratedDataSource(
                connections,
                file.<DataSource>map(sqlite -> new DatabaseFileDataSource(inPlace, sqlite))
                        .orElse(inPlace),
                inPlace,
                properties.vendor(),
                new MigratedDataSource.Tables("database", "signalpost_schema_history", "destination.database.url"));
        try {
            guards.forEach(guard -> guard.check(new KnownVehicles(inPlace)));
            dataSource.migrateIfReachable();
        } catch (IllegalStateException refused) {
            dataSource.close();
            throw refused;
        }
        return dataSource;
    }

    private static HikariConfig pool(DatabaseProperties properties, String name) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(properties.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.setExceptionOverrideClassName(UnusableConnections.class.getName());
        properties.vendor().driverSettings().forEach(pool::addDataSourceProperty);
        properties.vendor().driverSettings(properties.url()).forEach(pool::addDataSourceProperty);
        return pool;
    }

    @Bean("destination-database-rows")
    DatabaseRows rows(MeterRegistry meters) {
        return new DatabaseRows(new FutureTimes(meters));
    }

    @Bean("destination-database-tables")
    DatabaseTables tables(@Qualifier(NAME) DataSource dataSource, DatabaseProperties properties) {
        return new DatabaseTables(dataSource, properties.url());
    }

    @Bean(name = "destination-database-transactions", defaultCandidate = false)
    DatabaseTransactionManager transactions(@Qualifier(NAME) DataSource dataSource, Optional<DatabaseFile> file) {
        return file.<DatabaseTransactionManager>map(
                        sqlite -> new SqliteTransactionManager(dataSource, sqlite.writing()))
                .orElseGet(() -> new DatabaseTransactionManager(dataSource));
    }

    @Bean("destination-database-transaction")
    SpringTransactionPolicy transaction(
            @Qualifier("destination-database-transactions") DatabaseTransactionManager transactions) {
        return new SpringTransactionPolicy(transactions);
    }
}
