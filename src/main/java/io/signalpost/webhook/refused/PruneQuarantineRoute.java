package io.signalpost.webhook.refused;

import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Housekeeping, in Java as that of the event log is, and as often. */
@Component
class PruneQuarantineRoute extends RouteBuilder {

    private final Quarantine quarantine;
    private final EventLogProperties properties;

    PruneQuarantineRoute(Quarantine quarantine, EventLogProperties properties) {
        this.quarantine = quarantine;
        this.properties = properties;
    }

    @Override
    public void configure() {
        long period = properties.pruneEvery().toMillis();
        from("timer:prune-refused-requests?delay=" + period + "&period=" + period)
                .routeId("prune-refused-requests")
                .description("Removes refused requests that are too old.")
                .process(exchange -> quarantine.prune());
    }
}
