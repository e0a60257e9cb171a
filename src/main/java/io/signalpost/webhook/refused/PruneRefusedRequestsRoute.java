package io.signalpost.webhook.refused;

import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Housekeeping, in Java as that of the event log is, and as often. */
@Component
class PruneRefusedRequestsRoute extends RouteBuilder {

    private final RefusedRequests refusedRequests;
    private final EventLogProperties properties;

    PruneRefusedRequestsRoute(RefusedRequests refusedRequests, EventLogProperties properties) {
        this.refusedRequests = refusedRequests;
        this.properties = properties;
    }

    @Override
    public void configure() {
        long period = properties.pruneEvery().toMillis();
        from("timer:prune-refused-requests?delay=" + period + "&period=" + period)
                .routeId("prune-refused-requests")
                .routeConfigurationId("housekeeping")
                .description("Removes refused requests that are too old.")
                .process(exchange -> refusedRequests.prune());
    }
}
