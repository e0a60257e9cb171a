package io.signalpost.observe.vehicle;

import java.time.Clock;
import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.destination.database.TablesGuard;
import io.signalpost.destination.vehicle.VehicleTable;
import io.signalpost.eventlog.EventLog;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vehicles, as far as the {@code database} destination knows them. */
@Configuration(proxyBeanMethods = false)
class VehiclesConfiguration {

    @Bean
    @ConditionalOnProperty("destination.database.enabled")
    VehicleTable vehicleTable(@Qualifier("destination-database") DataSource dataSource, VehiclesProperties properties) {
        return new VehicleTable(dataSource, properties.rule());
    }

    @Bean
    @ConditionalOnExpression("${destination.database.enabled:false} && !${signalpost.event-log.allow-new:false}")
    TablesGuard missingLogCheck(EventLog eventLog) {
        return new MissingLogCheck(eventLog);
    }

    @Bean
    VehicleLookup vehicleLookup(ObjectProvider<VehicleTable> vehicles, Clock clock) {
        return new VehicleLookup(vehicles.getIfAvailable(), clock);
    }

    @Bean
    @ConditionalOnProperty("destination.database.enabled")
    RouteBuilder countVehiclesRoute(VehicleTable vehicles, MeterRegistry meters, Clock clock) {
        VehicleMetrics metrics = new VehicleMetrics(vehicles, meters, clock);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:count-vehicles?delay=0&period=30s")
                        .routeId("count-vehicles")
                        .routeConfigurationId("housekeeping")
                        .description("Counts the vehicles that are known, silent and faulty, for the metrics.")
                        .process(exchange -> metrics.refresh());
            }
        };
    }
}
