package io.signalpost.webhook;

import java.time.Clock;
import java.util.function.Consumer;

import io.signalpost.webhook.refused.RejectedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Counts a refused request, and keeps one that was at fault itself for diagnosis. */
public final class RecordRefusal implements Processor {

    private final Consumer<RejectedRequest> quarantine;
    private final Refusals refusals;
    private final Clock clock;

    public RecordRefusal(Consumer<RejectedRequest> quarantine, Refusals refusals, Clock clock) {
        this.quarantine = quarantine;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (why instanceof RejectedException rejected) {
            Rejection rejection = rejected.rejection();
            refusals.count(rejection.cause());
            quarantine.accept(Evidence.of(exchange, clock.instant(), rejection.cause(), rejection.status()));
        } else {
            refusals.count("event-log");
        }
    }
}
