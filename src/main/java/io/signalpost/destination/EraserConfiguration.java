package io.signalpost.destination;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.signalpost.eventlog.store.EventLogProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Which rows of the destinations are those of a vehicle. */
@Configuration(proxyBeanMethods = false)
class EraserConfiguration {

    private static final String OF_THE_VEHICLE = "subject = 'vehicle:' || CAST(:id AS TEXT)";

    @Bean("destination-database-eraser")
    @ConditionalOnProperty("destination.database.enabled")
    VehicleEraser database(@Qualifier("destination-database") DataSource dataSource, DatabaseProperties properties) {
        Map<String, String> tables = Stream.of(
                        "signal_reading",
                        "vehicle_activity",
                        "vehicle_event",
                        "vehicle_fault",
                        "vehicle_fault_signal",
                        "vehicle_signal")
                .collect(Collectors.toMap(table -> table, table -> "vehicle_id = :id"));
        return new VehicleEraser(dataSource, properties.vendor(), tables);
    }

    /** What is remembered of alerts. Other mailing routes make up the ids of their messages; most name the vehicle. */
    @Bean("destination-email-eraser")
    @Lazy
    VehicleEraser email(@Qualifier("destination-email-memory") DataSource memory, EventLogProperties eventLog) {
        return new VehicleEraser(
                memory,
                AlertMemory.vendor(eventLog),
                Map.of(
                        "fault_alert",
                        OF_THE_VEHICLE,
                        "camel_messageprocessed",
                        "replace(messageId, CAST(:id AS TEXT), '') <> messageId"));
    }

    @Bean("destination-chat-eraser")
    @ConditionalOnProperty("destination.chat.enabled")
    VehicleEraser chat(@Qualifier("destination-chat-memory") DataSource memory, EventLogProperties eventLog) {
        return new VehicleEraser(memory, AlertMemory.vendor(eventLog), Map.of("chat_alert", OF_THE_VEHICLE));
    }
}
