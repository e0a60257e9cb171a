package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Hands batches to a destination's route and enters how each event ended. */
final class Attempts {

    private final String destination;
    private final DeliveryLoop.Route route;
    private final Outage outage;
    private final RetryPolicy retryPolicy;
    private final Clock clock;
    private final RetryWarnings warnings = new RetryWarnings();
    private final BooleanSupplier interrupted;

    /** @param interrupted whether to stop between two events */
    Attempts(
            String destination,
            DeliveryLoop.Route route,
            Outage outage,
            RetryPolicy retryPolicy,
            Clock clock,
            BooleanSupplier interrupted) {
        this.destination = destination;
        this.route = route;
        this.outage = outage;
        this.retryPolicy = retryPolicy;
        this.clock = clock;
        this.interrupted = interrupted;
    }

    /**
     * Makes one attempt at a batch and enters how each event ended.
     *
     * @param earlier  attempts made before
     * @param progress where it is entered
     * @return false when the destination is down: stop here
     */
    boolean make(Batch batch, int earlier, Progress progress) {
        Map<String, Throwable> thrown = Map.of();
        if (!batch.wanted().isEmpty()) {
            try {
                route.deliver(batch.wanted());
            } catch (Exception | Error e) {
                PartialDeliveryException partial = ExceptionUtils.throwableOfType(e, PartialDeliveryException.class);
                Failure failure = Failures.of(e, retryPolicy.kinds());
                if (failure.kind() == FailureKind.UNAVAILABLE && !maybeThisEvent(batch)) {
                    outage.down(failure, e);
                    return false;
                }
                if (partial == null && batch.wanted().size() > 1) {
                    return makeByHalves(batch, progress);
                }
                thrown = partial == null ? batch.allFailed(e) : partial.failures();
            }
            if (thrown.size() < batch.wanted().size()) {
                outage.over();
            }
        }
        enter(batch, thrown, earlier, progress);
        return !outage.isDown();
    }

    /** After so long it may be this very event that cuts the connection: it is put aside, and the next probe tries another. */
    private boolean maybeThisEvent(Batch batch) {
        return batch.wanted().size() == 1 && outage.isLong();
    }

    /** One event may have spoilt the batch for all: in halves of halves it is found with few attempts. */
    private boolean makeByHalves(Batch batch, Progress progress) {
        for (Batch half : batch.halves()) {
            if (interrupted.getAsBoolean() || !make(half, 0, progress)) {
                return false;
            }
        }
        return true;
    }

    private void enter(Batch batch, Map<String, Throwable> thrown, int earlier, Progress progress) {
        Throwable unavailable = null;
        for (Batch single : batch.singles()) {
            LogEntry entry = single.entry();
            Throwable why = thrown.get(entry.event().id());
            if (single.wanted().isEmpty()) {
                progress.filtered(entry.seq());
            } else if (why == null) {
                progress.delivered(entry);
            } else {
                unavailable = enter(entry, why, earlier, progress) == FailureKind.UNAVAILABLE ? why : unavailable;
            }
        }
        if (unavailable != null) {
            outage.down(Failures.of(unavailable, retryPolicy.kinds()), unavailable);
        }
    }

    private FailureKind enter(LogEntry entry, Throwable why, int earlier, Progress progress) {
        Failure failure = Failures.of(why, retryPolicy.kinds());
        int attempts = failure.kind() == FailureKind.UNAVAILABLE ? Math.max(1, earlier) : earlier + 1;
        boolean counts = failure.kind() == FailureKind.RETRY || failure.kind() == FailureKind.RETRY_LONG;
        boolean warn = counts && warnings.due(attempts, Outage.ticks()); // of an outage there is a line of its own
        progress.failed(
                DeliveryFailure.of(destination, entry, attempts, failure, why, retryPolicy, clock.millis(), warn));
        if (counts) {
            outage.failed(entry.seq(), failure, why);
        }
        return failure.kind();
    }
}
