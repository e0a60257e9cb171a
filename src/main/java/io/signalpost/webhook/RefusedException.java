package io.signalpost.webhook;

/** A webhook request that is turned away. Has no stack trace, as anyone on the internet can cause it at any rate. */
public class RefusedException extends Exception {

    private final WebhookRefusal refusal;

    public RefusedException(WebhookRefusal refusal) {
        super(refusal.cause(), null, false, false);
        this.refusal = refusal;
    }

    public WebhookRefusal refusal() {
        return refusal;
    }

    /** HTTP status of the answer. */
    public int getStatus() {
        return refusal.status();
    }
}
