package io.signalpost.eventlog.delivery;

/** Thrown by a destination route for an event that no retry can deliver: it becomes a dead letter at once. */
public class UndeliverableException extends RuntimeException {

    public UndeliverableException(String message) {
        super(message);
    }

    public UndeliverableException(String message, Throwable cause) {
        super(message, cause);
    }
}
