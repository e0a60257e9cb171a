package io.signalpost.destination;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.database.KeptFile;
import io.signalpost.database.OwnerOnly;
import io.signalpost.event.FutureTimes;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data source, the transaction and the beans that {@code routes/database.camel.yaml} refers to. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;

    @Bean(name = "destination-database", defaultCandidate = false)
    @ConditionalOnProperty("destination.database.enabled")
    MigratedDataSource dataSource(DatabaseProperties properties) throws IOException {
        DatabaseVendor vendor = properties.vendor();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("destination-database");
        pool.setJdbcUrl(properties.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.setExceptionOverrideClassName(UnusableConnections.class.getName());
        vendor.driverSettings().forEach(pool::addDataSourceProperty);
        vendor.driverSettings(properties.url()).forEach(pool::addDataSourceProperty);
        Optional<KeptFile> file = file(properties);
        HikariDataSource connections = new HikariDataSource(pool);
        MigratedDataSource dataSource = new MigratedDataSource(
                connections,
                file.<DataSource>map(kept -> new KeptFileDataSource(connections, kept))
                        .orElse(connections),
                vendor,
                new MigratedDataSource.Tables("database", "signalpost_schema_history", "destination.database.url"));
        dataSource.migrateIfReachable();
        return dataSource;
    }

    @Bean("destination-database-events")
    @ConditionalOnProperty("destination.database.enabled")
    EventRows events(MeterRegistry meters) {
        return new EventRows(new FutureTimes(meters));
    }

    @Bean("destination-database-rows")
    @ConditionalOnProperty("destination.database.enabled")
    DatabaseRows rows(
            @Qualifier("destination-database-events") EventRows events,
            @Qualifier("destination-database") DataSource dataSource) {
        return new DatabaseRows(events, new FaultRows(dataSource));
    }

    /** That of SQLite, made when it is missing. */
    private static Optional<KeptFile> file(DatabaseProperties properties) throws IOException {
        if (properties.vendor() != DatabaseVendor.SQLITE) {
            return Optional.empty();
        }
        Path path = DatabaseVendor.SQLITE.file(properties.url());
        OwnerOnly.create(path);
        return Optional.of(new KeptFile(path));
    }

    @Bean("destination-database-transaction")
    @ConditionalOnProperty("destination.database.enabled")
    SpringTransactionPolicy transaction(@Qualifier("destination-database") DataSource dataSource) {
        return new SpringTransactionPolicy(new DatabaseTransactionManager(dataSource));
    }
}
