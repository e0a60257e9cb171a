package io.signalpost.authoring.tryout;

import io.signalpost.authoring.tryout.endpoint.Address;
import org.apache.camel.DynamicPollingConsumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;

/** What {@code pollEnrich} and {@code poll} read: what it was told that there is, or nothing, and at once. */
final class CatchingPoll extends PollingConsumerSupport implements DynamicPollingConsumer {

    private final Address address;
    private final Catcher catcher;

    CatchingPoll(Endpoint endpoint, Address address, Catcher catcher) {
        super(endpoint);
        this.address = address;
        this.catcher = catcher;
    }

    @Override
    public Exchange receive(Exchange asking) {
        return catcher.read(address, asking, getEndpoint());
    }

    @Override
    public Exchange receiveNoWait(Exchange asking) {
        return receive(asking);
    }

    @Override
    public Exchange receive(Exchange asking, long timeout) {
        return receive(asking);
    }

    /** Without a route there is nobody to tell. */
    @Override
    public Exchange receive() {
        return null;
    }

    @Override
    public Exchange receiveNoWait() {
        return null;
    }

    @Override
    public Exchange receive(long timeout) {
        return null;
    }
}
