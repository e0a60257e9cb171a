package io.signalpost.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.delivery.DeliveryLoop;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** A destination's route, timed: what each event takes that is handed to it, or each batch. */
final class DeliveryTimer implements DeliveryLoop.Route {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final DeliveryLoop.Route route;
    private final Timer delivered;
    private final Timer failed;

    DeliveryTimer(CamelContext camel, String destination, DeliveryLoop.Route route) {
        MeterRegistry meters = CamelContextHelper.findSingleByType(camel, MeterRegistry.class);
        this.route = route;
        this.delivered = timer(meters, destination, "delivered");
        this.failed = timer(meters, destination, "failed");
    }

    @Override
    public Answer deliver(List<LogEntry> entries) throws Exception {
        long began = System.nanoTime();
        Timer ended = failed;
        try {
            Answer answer = route.deliver(entries);
            ended = delivered;
            return answer;
        } finally {
            ended.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    /** @param meters null where nobody measures, as in tests of routes */
    private static Timer timer(MeterRegistry meters, String destination, String outcome) {
        return Timer.builder("signalpost.destination.delivery")
                .description("Time that the destination's route takes for an event, or for a batch")
                .tag("destination", destination)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(meters == null ? Metrics.globalRegistry : meters);
    }
}
