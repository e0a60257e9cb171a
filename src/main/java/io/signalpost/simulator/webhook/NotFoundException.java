package io.signalpost.simulator.webhook;

/** There is no such webhook, vehicle or subscription. */
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
