package io.signalpost.observe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.signalpost.eventlog.DestinationStatus;
import io.signalpost.eventlog.EventLog;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code ingress} and {@code eventLog} decide on readiness; {@code destinations} is only told. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Up when every route that receives webhooks does so, which includes that the port is bound. */
    @Bean
    HealthIndicator ingressHealthIndicator(CamelContext camel) {
        return () -> {
            List<Route> receiving = camel.getRoutes().stream()
                    .filter(route -> route.getEndpoint().getEndpointUri().startsWith("platform-http:"))
                    .toList();
            List<String> closed = receiving.stream()
                    .map(Route::getRouteId)
                    .filter(id -> !camel.getRouteController().getRouteStatus(id).isStarted())
                    .toList();
            return receiving.isEmpty() || !closed.isEmpty()
                    ? Health.outOfService().withDetail("notReceiving", closed).build()
                    : Health.up().build();
        };
    }

    @Bean
    HealthIndicator eventLogHealthIndicator(EventLog eventLog) {
        return () -> eventLog.trouble()
                .map(trouble -> Health.down().withDetail("trouble", trouble).build())
                .orElseGet(() -> Health.up().build());
    }

    /** DEGRADED, which answers 200 as UP does, when a destination is down or has dead letters. */
    @Bean
    HealthIndicator destinationsHealthIndicator(EventLog eventLog) {
        return () -> {
            Map<String, Object> states = new TreeMap<>();
            boolean well = true;
            for (DestinationStatus destination : eventLog.destinations()) {
                states.put(destination.name(), destination.state());
                well &= !destination.state().equals("down") && destination.dead() == 0;
            }
            return Health.status(well ? Status.UP : new Status("DEGRADED"))
                    .withDetails(states)
                    .build();
        };
    }
}
