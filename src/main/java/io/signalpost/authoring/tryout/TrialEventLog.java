package io.signalpost.authoring.tryout;

import java.util.Map;

import io.signalpost.authoring.tryout.endpoint.Address;
import io.signalpost.eventlog.EventLogComponent;
import io.signalpost.eventlog.EventLogEndpoint;
import io.signalpost.eventlog.EventLogEndpointConfigurer;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultProducer;

/** The component {@code event-log} without a log: destinations get what they are given. */
final class TrialEventLog extends EventLogComponent {

    private final Catcher catcher;
    private final TrialClock clock;
    private final Redaction redaction;

    TrialEventLog(Catcher catcher, TrialClock clock, Redaction redaction) {
        this.catcher = catcher;
        this.clock = clock;
        this.redaction = redaction;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EventLogEndpoint endpoint = new TrialEndpoint(uri, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel finds it by an annotation, which this class does not have; without it a duration such as 1m would be no number. */
    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return new EventLogEndpointConfigurer();
    }

    private final class TrialEndpoint extends EventLogEndpoint {

        TrialEndpoint(String uri, String name) {
            super(uri, TrialEventLog.this, name);
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    catcher.take(new Address("event-log", getName(), Map.of()), exchange);
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new TrialConsumer(this, processor, clock, redaction);
        }
    }
}
