package io.signalpost.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.signalpost.event.FutureTimes;

/** How long deliveries are on their way, and how many come too late or too early to be true. */
public final class DeliveryMetrics {

    private final Timer delays;
    private final Counter old;
    private final Counter future;
    private final FutureTimes futureTimes;
    private volatile long lastMillis;

    public DeliveryMetrics(MeterRegistry meters) {
        delays = Timer.builder("signalpost.webhook.delivery.delay")
                .description("Time from Smartcar's delivery, by its clock, to here")
                .register(meters);
        TimeGauge.builder("signalpost.webhook.delivery.delay.last", this, TimeUnit.MILLISECONDS, it -> it.lastMillis)
                .description("The last delay; negative when Smartcar's clock is ahead of ours")
                .register(meters);
        old = stale(meters, "old");
        future = stale(meters, "future");
        futureTimes = new FutureTimes(meters);
    }

    /** @param delay of any length: a body may say that it was sent in the year 9999 */
    void delay(Duration delay) {
        lastMillis = delay.toMillis();
        if (!delay.isNegative()) {
            delays.record(lastMillis, TimeUnit.MILLISECONDS); // as a Duration it could be too long to be counted in ns
        }
    }

    void delivery(Instant deliveredAt, Instant receivedAt) {
        futureTimes.countDelivery(deliveredAt, receivedAt);
    }

    void stale(boolean inTheFuture) {
        (inTheFuture ? future : old).increment();
    }

    private static Counter stale(MeterRegistry meters, String direction) {
        return Counter.builder("signalpost.webhook.stale")
                .description("Authentic events whose delivery time is too far from now, kept or refused")
                .tag("direction", direction)
                .register(meters);
    }
}
