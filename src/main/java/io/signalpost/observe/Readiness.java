package io.signalpost.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;

/** Whether webhooks can be taken and kept: what the readiness probe answers, for whoever else tells of it. */
public final class Readiness {

    private static final Set<Status> NOT_READY = Set.of(Status.DOWN, Status.OUT_OF_SERVICE);

    private final HealthEndpoint health;

    Readiness(HealthEndpoint health) {
        this.health = health;
    }

    public boolean isReady() {
        return isReady(group());
    }

    /** What stands in the way, with its details, for instance {@code eventLog {trouble=SQLITE_FULL}}; empty when nothing does. */
    public String reason() {
        Map<String, HealthDescriptor> parts =
                group() instanceof CompositeHealthDescriptor all ? new TreeMap<>(all.getComponents()) : Map.of();
        return parts.entrySet().stream()
                .filter(part -> !isReady(part.getValue()))
                .map(part -> part.getKey() + details(part.getValue()))
                .collect(Collectors.joining("; "));
    }

    private HealthDescriptor group() {
        return health.healthForPath("ready");
    }

    private static boolean isReady(HealthDescriptor part) {
        return !NOT_READY.contains(part.getStatus());
    }

    private static String details(HealthDescriptor part) {
        return part instanceof IndicatedHealthDescriptor indicated ? " " + indicated.getDetails() : "";
    }
}
