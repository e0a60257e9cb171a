package io.signalpost.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Measures how long a delivery was on its way, by Smartcar's clock and ours, and counts the stale ones, which are refused
 * only if that is wanted: a clock that is wrong would lose every event. Duplicates are known by their event id alone.
 */
public final class CheckDeliveryTime implements Processor {

    private final Duration staleAfter;
    private final boolean refuse;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    public CheckDeliveryTime(WebhookProperties settings, DeliveryMetrics metrics, Clock clock) {
        this.staleAfter = settings.staleAfter();
        this.refuse = settings.refuseStale();
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws RefusedException {
        Instant deliveredAt = exchange.getProperty(VerifySignature.DELIVERED_AT, Instant.class);
        if (deliveredAt != null) { // the older 2.0 shape says none
            Instant now = clock.instant();
            Duration delay = Duration.between(deliveredAt, now);
            metrics.delivery(deliveredAt, now);
            metrics.delay(delay);
            if (delay.abs().compareTo(staleAfter) > 0) {
                metrics.stale(delay.isNegative());
                if (refuse) {
                    throw new RefusedException(WebhookRefusal.STALE);
                }
            }
        }
    }
}
