package io.signalpost.destination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** The component {@code event-log} as a route sees it, fed by the test. */
final class FakeEventLog extends DefaultComponent {

    private final Map<String, DefaultConsumer> consumers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> parameters = new ConcurrentHashMap<>();

    FakeEventLog() {
        setAutowiredEnabled(false); // Camel would wire it as if it were the real one
    }

    /** Hands one event to the route and returns what left it, null when it delivered. */
    Exception deliver(String destination, VehicleEvent event) throws Exception {
        return run(
                destination, event, Map.of(EventHeaders.EVENT_ID, event.id(), EventHeaders.EVENT_TYPE, event.type()));
    }

    /** Hands one batch to the route and returns what left it, null when it delivered. */
    Exception deliver(String destination, List<VehicleEvent> batch) throws Exception {
        return run(destination, batch, Map.of());
    }

    Map<String, Object> parameters(String destination) {
        return parameters.get(destination);
    }

    private Exception run(String destination, Object body, Map<String, Object> headers) throws Exception {
        DefaultConsumer consumer = consumers.get(destination);
        Exchange exchange = consumer.createExchange(true);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        consumer.getProcessor().process(exchange);
        return exchange.getException();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
        parameters.put(remaining, Map.copyOf(options));
        options.clear();
        return new FakeEndpoint(uri, this, remaining);
    }

    private final class FakeEndpoint extends DefaultEndpoint {

        private final String destination;

        FakeEndpoint(String uri, Component component, String destination) {
            super(uri, component);
            this.destination = destination;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            DefaultConsumer consumer = new DefaultConsumer(this, processor);
            consumers.put(destination, consumer);
            return consumer;
        }
    }
}
