package io.signalpost.command.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.signalpost.simulator.delivery.DeliveryLog;
import io.signalpost.simulator.delivery.DeliveryLog.Totals;
import io.signalpost.simulator.wire.OutgoingEvent.Type;

/**
 * What a run has done; {@code --json} prints it as it is. The VERIFY before it is not counted.
 *
 * @param seconds     that events were sent; the wait for the last answers is not counted
 * @param rate        events per second that were sent in that time
 * @param asked       events per second that were asked for
 * @param late        events that were never sent since the sender could not keep up
 * @param pending     events that were neither acknowledged nor dropped when the run ended
 * @param answerTimes of attempts that were acknowledged
 * @param byEventType how events ended
 * @param faults      how many attempts each fault of the dial struck
 * @param dropReasons why the other events were dropped
 */
@JsonPropertyOrder({"seconds", "rate", "asked", "late", "sent", "acknowledged", "retried", "dropped", "pending"})
record Summary(
        double seconds,
        double rate,
        double asked,
        long late,
        long sent,
        long acknowledged,
        long retried,
        long dropped,
        long droppedByFaults,
        long droppedWhileDisabled,
        long pending,
        long attempts,
        AnswerTimes answerTimes,
        Map<Type, Tally.Counts> byEventType,
        Map<String, Long> faults,
        Map<String, Long> dropReasons) {

    record AnswerTimes(double p50Millis, double p95Millis, double p99Millis, double maxMillis) {

        static AnswerTimes of(Totals totals) {
            return new AnswerTimes(
                    millis(totals.p50()), millis(totals.p95()), millis(totals.p99()), millis(totals.max()));
        }

        private static double millis(Duration duration) {
            return duration.toNanos() / 100_000 / 10.0;
        }
    }

    static Summary of(Duration time, double asked, long late, DeliveryLog deliveries, Tally tally) {
        Totals totals = deliveries.totals();
        double seconds = time.toMillis() / 1000.0;
        Map<Type, Tally.Counts> byType = tally.byType();
        Tally.Counts all = byType.values().stream().reduce(Tally.Counts.NONE, Tally.Counts::plus);
        Map<String, Long> faults = new TreeMap<>();
        deliveries.faults().forEach((fault, count) -> faults.put(fault.code(), count));
        return new Summary(
                seconds,
                seconds > 0 ? Math.round(totals.sent() / seconds * 10) / 10.0 : 0,
                asked,
                late,
                totals.sent(),
                totals.acknowledged(),
                totals.retried(),
                totals.dropped(),
                all.droppedByFaults(),
                all.droppedWhileDisabled(),
                totals.pending(),
                totals.attempts(),
                AnswerTimes.of(totals),
                byType,
                faults,
                tally.reasons());
    }

    /** Whether every event was acknowledged, but for those that the fault dial had spoilt or that a disabled webhook ended. */
    boolean good() {
        return pending == 0 && dropped == droppedByFaults + droppedWhileDisabled;
    }
}
