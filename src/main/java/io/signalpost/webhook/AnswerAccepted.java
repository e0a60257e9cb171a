package io.signalpost.webhook;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.Appended;
import io.signalpost.eventlog.EventLogProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Counts an event that is on disk and leaves nothing of it in the reply: 200 with an empty body. */
public final class AnswerAccepted implements Processor {

    private final WebhookMetrics metrics;

    public AnswerAccepted(WebhookMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        metrics.accepted(message.getHeader(EventHeaders.EVENT_TYPE, String.class));
        if (exchange.getProperty(EventLogProducer.APPENDED) == Appended.DUPLICATE) {
            metrics.duplicate();
        }
        message.removeHeaders("*");
        message.setBody("");
    }
}
