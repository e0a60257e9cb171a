package io.signalpost.webhook;

/** A webhook request that is turned away. Has no stack trace, as anyone on the internet can cause it at any rate. */
public class RejectedException extends Exception {

    private final Rejection rejection;

    public RejectedException(Rejection rejection) {
        super(rejection.cause(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }

    /** HTTP status of the answer. */
    public int getStatus() {
        return rejection.status();
    }
}
