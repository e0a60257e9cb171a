package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.util.List;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.window.Work;

/** What a destination's first attempt at a batch comes to, by the very rules of delivery, and written down nowhere. */
public final class FirstAttempt {

    private static final String NOT_TRIED =
            "not tried: three events have failed in a row, so the destination would be down";

    /** How an event ends. */
    public enum Ending {
        DELIVERED,
        /** It would be tried again. */
        RETRY,
        /** The destination would be down, and the event would wait. */
        UNAVAILABLE,
        /** It would be a dead letter. */
        DEAD
    }

    /** @param reason as the ledger would have it, or the log; null when it is delivered */
    public record Outcome(LogEntry entry, Ending ending, String reason) {}

    private final String destination;
    private final DeliveryLoop.Route route;
    private final RetryPolicy policy;
    private final Clock clock;
    private Throwable last;

    public FirstAttempt(String destination, DeliveryLoop.Route route, RetryPolicy policy, Clock clock) {
        this.destination = destination;
        this.route = route;
        this.policy = policy;
        this.clock = clock;
    }

    /** In the order of the events. For one thread at a time. */
    public List<Outcome> at(List<LogEntry> entries) {
        last = null;
        Outage outage = new Outage(destination, policy, 1, clock);
        List<Work> batch = entries.stream().map(Work::outsideWindow).toList();
        new Attempts(destination, this::deliver, outage, policy, clock, () -> 1, () -> false).make(batch);
        return batch.stream().map(this::outcome).toList();
    }

    private Answer deliver(List<LogEntry> entries) throws Exception {
        try {
            return route.deliver(entries);
        } catch (Exception | Error e) {
            last = e;
            throw e;
        }
    }

    private Outcome outcome(Work work) {
        if (work.isDelivered()) {
            return new Outcome(work.entry(), Ending.DELIVERED, null);
        }
        Progress.Failure failed = work.failure();
        if (failed == null) {
            return new Outcome(work.entry(), Ending.UNAVAILABLE, unavailable());
        }
        String reason = failed.error() == null ? failed.errorClass() : failed.error();
        return new Outcome(work.entry(), failed.isDead() ? Ending.DEAD : Ending.RETRY, reason);
    }

    private String unavailable() {
        Failure failure = Failures.of(last, policy.kinds());
        return failure.kind() == FailureKind.UNAVAILABLE ? DeliveryFailure.forTheLog(failure, last) : NOT_TRIED;
    }
}
