package io.signalpost.authoring.tryout;

import io.signalpost.authoring.tryout.endpoint.Address;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Stands for an endpoint that leads out of the process: what is sent to it is caught, and only an answer is read from it. */
final class CatchingEndpoint extends DefaultEndpoint {

    private final Address address;
    private final Catcher catcher;

    CatchingEndpoint(String uri, Component component, Address address, Catcher catcher) {
        super(uri, component);
        this.address = address;
        this.catcher = catcher;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                catcher.take(address, exchange);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new DefaultConsumer(this, processor);
    }

    @Override
    public PollingConsumer createPollingConsumer() {
        return new CatchingPoll(this, address, catcher);
    }

    /** Its options were looked at by the checks. */
    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
