package io.signalpost.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts refused requests by cause, and warns of each cause at most once a minute, however many there are. */
public final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    public Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    public void count(String cause, int status) {
        Tally tally =
                tallies.computeIfAbsent(cause, word -> new Tally(counter(word), new AtomicLong(System.nanoTime())));
        tally.counter.increment();
        long loudAt = tally.loudAt.get();
        if (System.nanoTime() - loudAt >= 0 && tally.loudAt.compareAndSet(loudAt, System.nanoTime() + QUIET)) {
            log.atWarn()
                    .addKeyValue("cause", cause)
                    .addKeyValue("status", status)
                    .addKeyValue("sinceStart", (long) tally.counter.count())
                    .log("Requests are being refused");
        }
    }

    private Counter counter(String cause) {
        return Counter.builder("signalpost.webhook.rejected")
                .description("Requests that were not accepted")
                .tag("cause", cause)
                .register(meters);
    }

    private record Tally(Counter counter, AtomicLong loudAt) {}
}
