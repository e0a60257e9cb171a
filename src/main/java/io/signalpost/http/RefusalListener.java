package io.signalpost.http;

import org.apache.camel.Exchange;

/** Is told of every refusal, on an event loop: count and return, never block. */
@FunctionalInterface
public interface RefusalListener {

    void refused(Refusal why);

    /** A route let a request down, which was answered 500; the exchange has the exception. */
    default void failed(Exchange exchange) {
        refused(Refusal.FAILED);
    }
}
