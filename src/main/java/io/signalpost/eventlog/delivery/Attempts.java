package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.eventlog.window.Ticks;
import io.signalpost.eventlog.window.Work;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Hands batches to a destination's route and tells how each event ended. Thread-safe. */
final class Attempts {

    private static final long REFUSAL_MILLIS = 1_000;

    private final String destination;
    private final DeliveryLoop.Route route;
    private final Outage outage;
    private final RetryPolicy retryPolicy;
    private final Clock clock;
    private final AtomicLong refusalAt = new AtomicLong(Ticks.now() - REFUSAL_MILLIS);
    private final RetryWarnings warnings = new RetryWarnings();
    private final IntSupplier underWay;
    private final BooleanSupplier interrupted;

    /**
     * @param underWay    how many batches are
     * @param interrupted whether to stop between two events
     */
    Attempts(
            String destination,
            DeliveryLoop.Route route,
            Outage outage,
            RetryPolicy retryPolicy,
            Clock clock,
            IntSupplier underWay,
            BooleanSupplier interrupted) {
        this.destination = destination;
        this.route = route;
        this.outage = outage;
        this.retryPolicy = retryPolicy;
        this.clock = clock;
        this.underWay = underWay;
        this.interrupted = interrupted;
    }

    /**
     * Makes one attempt at a batch and enters into each event how it ended. One that is neither delivered nor failed then was
     * not tried, or the destination could not be used.
     */
    void make(List<Work> batch) {
        Map<String, Throwable> thrown = Map.of();
        Answer answer = Answer.NONE;
        long began = System.nanoTime();
        try {
            answer = route.deliver(batch.stream().map(Work::entry).toList());
        } catch (Exception | Error e) {
            PartialDeliveryException partial = ExceptionUtils.throwableOfType(e, PartialDeliveryException.class);
            Failure failure = Failures.of(e, retryPolicy.kinds());
            if (failure.kind() == FailureKind.UNAVAILABLE && !maybeThisEvent(batch)) {
                refused(batch.get(0), failure, e, millisSince(began));
                outage.unavailable(batch.get(0).seq(), underWay.getAsInt(), failure, e);
                return;
            }
            if (partial == null && batch.size() > 1) {
                makeByHalves(batch);
                return;
            }
            thrown = partial == null
                    ? batch.stream()
                            .collect(Collectors.toMap(
                                    work -> work.entry().event().id(), work -> e))
                    : partial.failures();
        }
        if (thrown.size() < batch.size()) {
            outage.over();
        }
        long millis = millisSince(began);
        long now = clock.millis();
        for (Work work : batch) {
            Throwable why = thrown.get(work.entry().event().id());
            if (why == null) {
                work.delivered(now, millis, answer.to(work.entry().event().id()));
            } else {
                failed(work, why, millis);
            }
        }
    }

    private static long millisSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }

    /** In an outage many are; one a second of a destination is enough to see what it says. */
    private void refused(Work work, Failure failure, Throwable thrown, long millis) {
        long now = Ticks.now();
        long last = refusalAt.get();
        if (now - last >= REFUSAL_MILLIS && refusalAt.compareAndSet(last, now)) {
            work.refused(DeliveryFailure.refusal(work.entry(), failure, thrown, clock.millis(), millis));
        }
    }

    /** After so long it may be this very event that cuts the connection: it is put aside, and the next probe tries another. */
    private boolean maybeThisEvent(List<Work> batch) {
        return batch.size() == 1 && outage.isLong();
    }

    /** One event may have spoilt the batch for all: in halves of halves it is found with few attempts. */
    private void makeByHalves(List<Work> batch) {
        int middle = batch.size() / 2;
        for (List<Work> half : List.of(batch.subList(0, middle), batch.subList(middle, batch.size()))) {
            if (interrupted.getAsBoolean() || outage.isDown()) {
                return;
            }
            make(half);
        }
    }

    private void failed(Work work, Throwable why, long millis) {
        Failure failure = Failures.of(why, retryPolicy.kinds());
        boolean unavailable = failure.kind() == FailureKind.UNAVAILABLE;
        boolean counts = failure.kind() == FailureKind.RETRY || failure.kind() == FailureKind.RETRY_LONG;
        int attempts = unavailable ? Math.max(1, work.attempts()) : work.attempts() + 1;
        OptionalInt warning = counts
                ? warnings.due(attempts, Ticks.now())
                : OptionalInt.empty(); // of an outage there is a line of its own
        work.failed(DeliveryFailure.of(
                destination, work.entry(), attempts, failure, why, retryPolicy, clock.millis(), millis, warning));
        if (counts) {
            outage.failed(work.seq(), failure, why);
        } else if (unavailable) {
            outage.unavailable(work.seq(), underWay.getAsInt(), failure, why);
        }
    }
}
