package io.signalpost.observe.loss;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** Outages of the event log and what they cost, as this node found them. */
final class LossMetrics {

    private final MeterRegistry meters;
    private final Map<String, Counter> outages;
    private final Counter expected;
    private final Counter known;

    LossMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.outages = Map.of(
                LossEstimate.HARMLESS, outages(LossEstimate.HARMLESS),
                LossEstimate.MISSED, outages(LossEstimate.MISSED),
                LossEstimate.LOST, outages(LossEstimate.LOST));
        this.expected = Counter.builder("signalpost.loss.expected.events")
                .description("Events that were probably lost in outages, by the rate of events before them")
                .register(meters);
        this.known = Counter.builder("signalpost.loss.known.events")
                .description("Events that were answered 503 and did not come again")
                .register(meters);
    }

    void lastKeptAge(LossWatch watch) {
        TimeGauge.builder("signalpost.loss.last.kept.age", watch, TimeUnit.MILLISECONDS, w -> w.sinceLastKept()
                        .toMillis())
                .description("Time since this node could last keep an event")
                .register(meters);
    }

    void clockSkew(LossWatch watch) {
        TimeGauge.builder("signalpost.clock.skew", watch, TimeUnit.MILLISECONDS, w -> w.skew()
                        .toMillis())
                .description("How far this machine's clock is ahead of the event log's database")
                .register(meters);
    }

    void unacknowledged(LossWatch watch) {
        Gauge.builder("signalpost.loss.unacknowledged", watch, LossWatch::unacknowledged)
                .description("Losses that no operator has taken note of, as of the last heartbeat")
                .register(meters);
    }

    void outage(LossEstimate estimate) {
        outages.get(estimate.verdict()).increment();
        if (estimate.verdict().equals(LossEstimate.LOST)) {
            expected.increment(estimate.lost());
        }
    }

    void lostEvents(int events) {
        known.increment(events);
    }

    private Counter outages(String outcome) {
        return Counter.builder("signalpost.loss.outages")
                .description("Times in which no event could be kept")
                .tag("outcome", outcome)
                .register(meters);
    }
}
