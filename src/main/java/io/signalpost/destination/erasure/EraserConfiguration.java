package io.signalpost.destination.erasure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.signalpost.destination.database.DatabaseFile;
import io.signalpost.destination.fault.AlertMemory;
import io.signalpost.destination.sql.DatabaseVendor;
import io.signalpost.eventlog.store.EventLogProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Which rows of the destinations are those of a vehicle. */
@Configuration(proxyBeanMethods = false)
class EraserConfiguration {

    private static final String BY_ID = "vehicle_id = :id";
    private static final String OF_THE_VEHICLE = "subject = 'vehicle:' || CAST(:id AS TEXT)";

    @Bean("destination-database-eraser")
    @ConditionalOnProperty("destination.database.enabled")
    VehicleEraser database(
            @Qualifier("destination-database") DataSource dataSource,
            @Qualifier("destination-database-transactions") PlatformTransactionManager transactions,
            Optional<DatabaseFile> file) {
        Map<String, String> tables = new LinkedHashMap<>(); // in the order of DatabaseTables
        Stream.of("vehicle_event", "vehicle_signal", "vehicle_fault_signal", "vehicle_fault", "vehicle_activity")
                .forEach(table -> tables.put(table, BY_ID));
        return new VehicleEraser(
                dataSource,
                transactions,
                file.isPresent() ? new SqliteRemains(dataSource, file)::clear : () -> true,
                tables,
                Map.of("signal_reading", BY_ID));
    }

    /** What is remembered of alerts. Other mailing routes make up the ids of their messages; most name the vehicle. */
    @Bean("destination-email-eraser")
    @Lazy
    VehicleEraser email(@Qualifier("destination-email-memory") DataSource memory, EventLogProperties eventLog) {
        return ofMemory(
                memory,
                eventLog,
                Map.of(
                        "fault_alert",
                        OF_THE_VEHICLE,
                        "camel_messageprocessed",
                        "replace(messageId, CAST(:id AS TEXT), '') <> messageId"));
    }

    @Bean("destination-chat-eraser")
    @ConditionalOnProperty("destination.chat.enabled")
    VehicleEraser chat(@Qualifier("destination-chat-memory") DataSource memory, EventLogProperties eventLog) {
        return ofMemory(memory, eventLog, Map.of("chat_alert", OF_THE_VEHICLE));
    }

    private static VehicleEraser ofMemory(DataSource memory, EventLogProperties eventLog, Map<String, String> tables) {
        boolean file = AlertMemory.vendor(eventLog) == DatabaseVendor.SQLITE;
        return new VehicleEraser(
                memory,
                new DataSourceTransactionManager(memory),
                file ? new SqliteRemains(memory, Optional.empty())::clear : () -> true,
                tables,
                Map.of());
    }
}
