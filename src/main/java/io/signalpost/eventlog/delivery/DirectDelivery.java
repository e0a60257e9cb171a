package io.signalpost.eventlog.delivery;

import java.time.Duration;
import java.util.List;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.eventlog.ledger.Success;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * How it ended that an event was handed to a destination's route out of its turn. Nothing is written down of that, and the
 * destination is neither up nor down for it.
 *
 * @param duration   how long it took
 * @param answer     what the destination said; null when it says nothing, or it failed
 * @param failure    what the failure means; null when it was delivered
 * @param errorClass of the error; null when it was delivered
 * @param error      its text; null when it was delivered, or the error has none
 */
public record DirectDelivery(Duration duration, String answer, FailureKind failure, String errorClass, String error) {

    public boolean isDelivered() {
        return failure == null;
    }

    /** Whether a filter in the route has dropped the event. */
    public boolean isNothingSent() {
        return Success.NOTHING_SENT.equals(answer);
    }

    /** @param kinds what the operator has decided about single codes */
    public static DirectDelivery of(DeliveryLoop.Route route, LogEntry entry, FailureTable kinds) {
        long began = System.nanoTime();
        try {
            Answer answer = route.deliver(List.of(entry));
            return new DirectDelivery(since(began), answer.to(entry.event().id()), null, null, null);
        } catch (Exception | Error e) {
            PartialDeliveryException partial = ExceptionUtils.throwableOfType(e, PartialDeliveryException.class);
            Throwable why = partial == null
                    ? e
                    : partial.failures().getOrDefault(entry.event().id(), e);
            Failure failure = Failures.of(why, kinds);
            return new DirectDelivery(
                    since(began),
                    null,
                    failure.kind(),
                    DeliveryFailure.errorClass(why),
                    DeliveryFailure.text(failure, why));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
