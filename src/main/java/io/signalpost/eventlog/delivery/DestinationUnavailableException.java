package io.signalpost.eventlog.delivery;

import java.time.Duration;

import io.signalpost.eventlog.failure.ExplainedFailure;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;

/**
 * Thrown by a destination route when it is the destination, not the event, that cannot go on: it is overloaded, in
 * maintenance, or refuses the login. The destination is down for a while and the event loses no attempt. The message is
 * logged, so it must hold nothing of the event.
 */
public class DestinationUnavailableException extends RuntimeException implements ExplainedFailure {

    private final Duration retryAfter;

    public DestinationUnavailableException(String message) {
        this(message, Duration.ZERO);
    }

    /**
     * @param retryAfter how long the destination asks to be left alone; the wait is never shorter than the route's own and
     *     never longer than its {@code maxRetryDelay}
     */
    public DestinationUnavailableException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public DestinationUnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = Duration.ZERO;
    }

    @Override
    public Failure failure() {
        return new Failure(FailureKind.UNAVAILABLE, null, getMessage(), retryAfter);
    }
}
