package io.signalpost.eventlog;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Finds what Camel reports as well done and is not: when an {@code onException} has handled the error of one part of a split,
 * a multicast or a recipient list, and that part became the result, the other parts or the steps that follow were skipped.
 */
final class HandledParts {

    private HandledParts() {}

    /** @throws Exception the handled error, when it has ended more than its part */
    static void check(Exchange exchange) throws Exception {
        Exception handled = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        boolean inAPart = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) != null
                || exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX) != null;
        if (handled != null && inAPart && endsTheRoute(exchange)) {
            throw handled;
        }
    }

    private static boolean endsTheRoute(Exchange exchange) {
        return exchange.getExchangeExtension().isErrorHandlerHandledSet()
                && exchange.getExchangeExtension().isErrorHandlerHandled();
    }
}
