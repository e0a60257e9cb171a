package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.store.LogEntry;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Hands batches to a destination's route and enters how each event ended. */
final class Attempts {

    private final String destination;
    private final DeliveryLoop.Route route;
    private final Outage outage;
    private final RetryPolicy retryPolicy;
    private final Clock clock;
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
        Map<String, Throwable> failures = Map.of();
        if (!batch.wanted().isEmpty()) {
            try {
                route.deliver(batch.wanted());
            } catch (Exception | Error e) {
                if (FailureKind.of(e) == FailureKind.UNAVAILABLE) {
                    unavailable(batch, earlier, progress, e);
                    return false;
                }
                PartialDeliveryException partial = ExceptionUtils.throwableOfType(e, PartialDeliveryException.class);
                if (partial == null && batch.wanted().size() > 1) {
                    return makeOneByOne(batch, progress);
                }
                failures = partial == null ? batch.allFailed(e) : partial.failures();
            }
            if (failures.size() < batch.wanted().size()) {
                outage.over();
            }
        }
        enter(batch, failures, earlier + 1, progress);
        return !outage.isDown();
    }

    /** One event may have spoilt the batch for all. */
    private boolean makeOneByOne(Batch batch, Progress progress) {
        for (Batch single : batch.singles()) {
            if (interrupted.getAsBoolean() || !make(single, 0, progress)) {
                return false;
            }
        }
        return true;
    }

    private void unavailable(Batch batch, int earlier, Progress progress, Throwable failure) {
        outage.down(failure);
        if (batch.wanted().size() == 1 && outage.isLong()) {
            // It may be this very event that cuts the connection: the next probe tries another.
            enter(batch, batch.allFailed(failure), Math.max(1, earlier), progress);
        }
    }

    private void enter(Batch batch, Map<String, Throwable> failures, int attempts, Progress progress) {
        for (Batch single : batch.singles()) {
            LogEntry entry = single.entry();
            Throwable failure = failures.get(entry.event().id());
            if (single.wanted().isEmpty()) {
                progress.filtered(entry.seq());
            } else if (failure == null) {
                progress.delivered(entry);
            } else {
                progress.failed(DeliveryFailure.of(destination, entry, attempts, failure, retryPolicy, clock.millis()));
                if (FailureKind.of(failure) == FailureKind.RETRYABLE) {
                    outage.failed(entry.seq(), failure);
                }
            }
        }
    }
}
