package io.signalpost.eventlog;

import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Camel component {@code event-log}: appends to the durable event log, and reads it for a destination. */
@Component("event-log")
public class EventLogComponent extends DefaultComponent {

    @Metadata(description = "The event log to use.", label = "advanced", autowired = true)
    private EventLog eventLog;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EventLogEndpoint endpoint = new EventLogEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public EventLog getEventLog() {
        return eventLog;
    }

    public void setEventLog(EventLog eventLog) {
        this.eventLog = eventLog;
    }
}
