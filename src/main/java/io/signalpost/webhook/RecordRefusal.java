package io.signalpost.webhook;

import java.time.Clock;
import java.util.function.Consumer;

import io.signalpost.webhook.refused.RefusedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Counts a refused request, and keeps one that was at fault itself for diagnosis. */
public final class RecordRefusal implements Processor {

    private final Consumer<RefusedRequest> keeper;
    private final RefusalReport refusals;
    private final Clock clock;

    public RecordRefusal(Consumer<RefusedRequest> keeper, RefusalReport refusals, Clock clock) {
        this.keeper = keeper;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (why instanceof RefusedException refused) {
            WebhookRefusal refusal = refused.refusal();
            refusals.count(refusal.cause());
            keeper.accept(Evidence.of(exchange, clock.instant(), refusal.cause(), refusal.status()));
        } else {
            refusals.count("event-log");
        }
    }
}
