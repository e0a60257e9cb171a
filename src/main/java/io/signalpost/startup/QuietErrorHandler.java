package io.signalpost.startup;

import org.apache.camel.CamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.CamelContextCustomizer;
import org.springframework.stereotype.Component;

/**
 * Every route's error handler unless it brings its own: no retries and no log entry. Retries are the event log's, which
 * keeps them on disk; Camel's would hold the destination's thread and be lost with the process. And what Camel logs of a
 * failed exchange, its body and headers above all, must not be logged. {@code onException} in routes works as ever.
 */
@Component
class QuietErrorHandler implements CamelContextCustomizer {

    @Override
    public void configure(CamelContext camel) {
        RedeliveryPolicyDefinition policy = new RedeliveryPolicyDefinition();
        policy.maximumRedeliveries(0);
        policy.logExhausted(false);
        policy.logExhaustedMessageHistory(false);
        policy.logStackTrace(false);
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setRedeliveryPolicy(policy);
        camel.getCamelContextExtension().setErrorHandlerFactory(handler);
    }
}
