package io.signalpost.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code eventLog}, and the port's {@code ingress}, decide on readiness; {@code destinations} is only told. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** As Spring Boot's own, but properties stay in their order: Jackson 3 sorts them by name, and the status comes last. */
    @Bean
    EndpointJsonMapper endpointJsonMapper() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(inclusion ->
                        inclusion.withValueInclusion(Include.NON_NULL).withContentInclusion(Include.NON_NULL))
                .build();
        return () -> mapper;
    }

    /**
     * DEGRADED, which leaves readiness green, for a day after events were removed that a destination was still to have, or
     * after the log had lost what was in it.
     */
    @Bean
    HealthIndicator eventLogHealthIndicator(EventLog eventLog) {
        return () -> {
            Health.Builder health = Health.up();
            eventLog.prunedUndelivered().ifPresent(pruned -> {
                degrade(health, pruned.at(), eventLog.clock().instant());
                health.withDetail("prunedUndelivered", pruned);
            });
            eventLog.wentBack().ifPresent(wentBack -> {
                degrade(health, wentBack.at(), eventLog.clock().instant());
                health.withDetail("wentBack", wentBack);
            });
            eventLog.trouble().ifPresent(trouble -> health.down().withDetail("trouble", trouble));
            return health.withDetail("bytes", eventLog.size()).build();
        };
    }

    private static void degrade(Health.Builder health, Instant since, Instant now) {
        if (since.isAfter(now.minus(Duration.ofDays(1)))) {
            health.status("DEGRADED");
        }
    }

    /** DEGRADED, which answers 200 as UP does, when a destination is down or has dead letters; says which, why and since when. */
    @Bean
    HealthIndicator destinationsHealthIndicator(EventLog eventLog) {
        return () -> {
            try {
                return health(eventLog.destinations().all());
            } catch (IllegalStateException unreadable) { // which eventLog tells
                return Health.unknown().build();
            }
        };
    }

    private static Health health(List<DestinationStatus> destinations) {
        Map<String, Object> down = told(destinations, it -> it.down() != null, DestinationStatus::down);
        Map<String, Object> retrying = told(destinations, it -> it.retrying() > 0, DestinationStatus::retrying);
        Map<String, Object> dead = told(destinations, it -> it.dead() > 0, DestinationStatus::dead);
        Health.Builder health = Health.status(down.isEmpty() && dead.isEmpty() ? Status.UP : new Status("DEGRADED"))
                .withDetails(told(destinations, it -> true, DestinationStatus::state));
        withDetail(health, "downDestinations", down);
        withDetail(health, "retryingEvents", retrying);
        withDetail(health, "deadLetters", dead);
        return health.build();
    }

    /** By the destination's name, in the order of names. */
    private static Map<String, Object> told(
            List<DestinationStatus> destinations,
            Predicate<DestinationStatus> which,
            Function<DestinationStatus, Object> what) {
        return destinations.stream()
                .filter(which)
                .collect(Collectors.toMap(DestinationStatus::name, what, (one, same) -> one, TreeMap::new));
    }

    private static void withDetail(Health.Builder health, String name, Map<String, Object> ofDestinations) {
        if (!ofDestinations.isEmpty()) {
            health.withDetail(name, ofDestinations);
        }
    }
}
