package io.signalpost.observe.loss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.eventlog.outage.LogOutage;
import io.signalpost.eventlog.outage.RefusedEvent;

/**
 * What an operator is told about losses.
 *
 * @param lastKept      when this node could last keep an event; null before its first heartbeat
 * @param currentOutage for how long it has not been able to; null when it is
 * @param outages       the latest in the log, newest first
 * @param lostEvents    events that this node refused and that did not come again: the latest, until acknowledged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LossReport(Instant lastKept, Duration currentOutage, List<Outage> outages, List<RefusedEvent> lostEvents) {

    /** Expected numbers are rounded to tenths; the verdict goes by the exact ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outage(
            Instant begin,
            Instant end,
            Duration length,
            double expectedEvents,
            double expectedLost,
            String verdict,
            Instant acknowledgedAt) {

        static Outage of(LogOutage outage) {
            return new Outage(
                    outage.begin(),
                    outage.end(),
                    outage.length(),
                    tenths(outage.expectedEvents()),
                    tenths(outage.expectedLost()),
                    outage.verdict(),
                    outage.acknowledgedAt());
        }

        static double tenths(double number) {
            return Math.round(number * 10) / 10.0;
        }

        private boolean isOpenLoss(Instant since) {
            return LossEstimate.LOST.equals(verdict) && acknowledgedAt == null && end.isAfter(since);
        }
    }

    /** Whether something was lost after a time that no operator has taken note of. */
    boolean hasOpenLoss(Instant since) {
        return outages.stream().anyMatch(outage -> outage.isOpenLoss(since))
                || lostEvents.stream().anyMatch(event -> event.refusedAt().isAfter(since));
    }
}
