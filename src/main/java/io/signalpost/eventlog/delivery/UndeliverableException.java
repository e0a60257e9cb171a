package io.signalpost.eventlog.delivery;

import io.signalpost.eventlog.failure.ExplainedFailure;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;

/** Thrown by a destination route for an event that no retry can deliver: it becomes a dead letter at once. */
public class UndeliverableException extends RuntimeException implements ExplainedFailure {

    public UndeliverableException(String message) {
        super(message);
    }

    public UndeliverableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Failure failure() {
        return Failure.of(FailureKind.DEAD);
    }
}
