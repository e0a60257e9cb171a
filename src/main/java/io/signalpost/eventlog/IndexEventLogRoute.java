package io.signalpost.eventlog;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Housekeeping, in Java as {@link PruneEventLogRoute}. */
@Component
class IndexEventLogRoute extends RouteBuilder {

    private final EventLog eventLog;

    IndexEventLogRoute(EventLog eventLog) {
        this.eventLog = eventLog;
    }

    @Override
    public void configure() {
        from("timer:index-event-log?delay=1000&period=1000")
                .routeId("index-event-log")
                .routeConfigurationId("housekeeping")
                .description("Notes which events are of which vehicle and user, so that they are found.")
                .process(exchange -> eventLog.index());
    }
}
