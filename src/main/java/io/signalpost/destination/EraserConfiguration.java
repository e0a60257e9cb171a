package io.signalpost.destination;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.signalpost.eventlog.store.EventLogProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Which rows of the destinations are those of a vehicle. */
@Configuration(proxyBeanMethods = false)
class EraserConfiguration {

    @Bean("destination-database-eraser")
    @ConditionalOnProperty("destination.database.enabled")
    VehicleEraser database(
            @Qualifier("destination-database") DataSource dataSource,
            @Qualifier("destination-database-transactions") DatabaseTransactionManager transactions,
            Optional<DatabaseFile> file) {
        Map<String, String> tables = Stream.of(
                        "signal_reading",
                        "vehicle_activity",
                        "vehicle_event",
                        "vehicle_fault",
                        "vehicle_fault_signal",
                        "vehicle_signal")
                .collect(Collectors.toMap(table -> table, table -> "vehicle_id = :id"));
        return new VehicleEraser(
                dataSource,
                transactions,
                file.isPresent() ? new SqliteRemains(dataSource, file)::clear : () -> true,
                tables);
    }

    /** What is remembered of alerts. Other mailing routes make up the ids of their messages; most name the vehicle. */
    @Bean("destination-email-eraser")
    @Lazy
    VehicleEraser email(@Qualifier("destination-email-memory") DataSource memory, EventLogProperties eventLog) {
        boolean file = !eventLog.url().startsWith(DatabaseVendor.POSTGRESQL.prefix());
        return new VehicleEraser(
                memory,
                new DataSourceTransactionManager(memory),
                file ? new SqliteRemains(memory, Optional.empty())::clear : () -> true,
                Map.of(
                        "fault_alert", "subject = 'vehicle:' || CAST(:id AS TEXT)",
                        "camel_messageprocessed", "replace(messageId, CAST(:id AS TEXT), '') <> messageId"));
    }
}
