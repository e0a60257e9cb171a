package io.signalpost.simulator.webhook;

/** The state of the webhook does not allow it, or it has been done already. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
