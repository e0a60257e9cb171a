package io.signalpost.authoring.tryout;

import org.apache.camel.Exchange;

/** How the other side answers. */
@FunctionalInterface
interface EndpointReply {

    /** Leaves in the exchange what the component would leave, or throws what it would throw. */
    void give(Address address, Exchange exchange) throws Exception;
}
