package io.signalpost.eventlog;

import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Housekeeping: in Java, since it is one timer and one method call, and no integration engineer has reason to change it. */
@Component
class PruneEventLogRoute extends RouteBuilder {

    private final EventLog eventLog;
    private final EventLogProperties properties;

    PruneEventLogRoute(EventLog eventLog, EventLogProperties properties) {
        this.eventLog = eventLog;
        this.properties = properties;
    }

    @Override
    public void configure() {
        long period = properties.pruneEvery().toMillis();
        from("timer:prune-event-log?delay=" + period + "&period=" + period)
                .routeId("prune-event-log")
                .routeConfigurationId("housekeeping")
                .description("Removes events that the retention or the size limit lets go.")
                .process(exchange -> eventLog.prune());
    }
}
