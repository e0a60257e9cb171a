package io.signalpost.observe.loss;

import java.time.Duration;
import java.time.InstantSource;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * DEGRADED for a day after data was lost, or until an operator has taken note: a loss at night is still seen in the
 * morning; and while this machine's clock is not that of the other nodes. That no event can be kept right now is told by
 * {@code eventLog}.
 */
final class LossHealthIndicator extends AbstractHealthIndicator {

    private static final Duration SHOWN = Duration.ofDays(1);

    private final LossWatch watch;
    private final InstantSource clock;

    LossHealthIndicator(LossWatch watch, InstantSource clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LossReport report = watch.report();
        if (report.hasOpenLoss(clock.instant().minus(SHOWN)) || watch.isSkewed()) {
            health.status("DEGRADED");
        } else {
            health.up();
        }
        if (report.lastKept() != null) {
            health.withDetail("lastKept", report.lastKept());
        }
        if (report.currentOutage() != null) {
            health.withDetail("currentOutage", report.currentOutage());
        }
        if (!report.outages().isEmpty()) {
            health.withDetail("lastOutage", report.outages().get(0));
        }
        if (watch.isSkewed()) {
            health.withDetail("clockAhead", watch.skew());
        }
        health.withDetail("lostEvents", report.lostEvents().size());
    }
}
