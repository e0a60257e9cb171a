package io.signalpost.webhook;

import java.time.Clock;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.EventLogProducer;
import io.signalpost.eventlog.store.Appended;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Counts an event that is on disk and leaves nothing of it in the reply: 200 with an empty body. */
public final class AnswerAccepted implements Processor {

    private final WebhookMetrics metrics;
    private final DuplicateCheck duplicates;
    private final Clock clock;

    public AnswerAccepted(WebhookMetrics metrics, DuplicateCheck duplicates, Clock clock) {
        this.metrics = metrics;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        metrics.accepted(message.getHeader(EventHeaders.EVENT_TYPE, String.class));
        if (exchange.getProperty(EventLogProducer.APPENDED) == Appended.DUPLICATE) {
            metrics.duplicate();
            duplicates.check(
                    message.getHeader(EventHeaders.EVENT_ID, String.class),
                    Evidence.of(exchange, clock.instant(), DuplicateCheck.CONFLICT, 200));
        }
        message.removeHeaders("*");
        message.setBody("");
    }
}
