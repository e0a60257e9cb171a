package io.signalpost.authoring.tryout.endpoint;

import org.apache.camel.Exchange;

/** How the other side answers. */
@FunctionalInterface
public interface EndpointReply {

    /** Leaves in the exchange what the component would leave, or throws what it would throw. */
    void give(Address address, Exchange exchange) throws Exception;

    /** As endpoints of its kind do when all is well. */
    static EndpointReply usual(Address address) {
        return Kind.of(address).success();
    }
}
