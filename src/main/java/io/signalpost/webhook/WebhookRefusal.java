package io.signalpost.webhook;

/** Why a webhook request is turned away. */
public enum WebhookRefusal {
    /** The path names an application that has no management token. */
    APPLICATION("application", 404),
    /** Anything but a VERIFY without exactly one {@code SC-Signature} header. */
    UNSIGNED("unsigned", 401),
    /** The signature is not that of any token that may sign here. */
    SIGNATURE("signature", 401),
    /** The body is not one well-formed JSON object in UTF-8 within the limits. */
    JSON("json", 400),
    /** Neither {@code eventType} nor the older {@code eventName}. */
    EVENT_TYPE("event-type", 400),
    /** Signed long ago, or for a time to come; only where that is asked for. */
    STALE("stale", 401),
    /** A VERIFY where none is answered any more. */
    VERIFY("verify", 403),
    /** A challenge that could be something else than a challenge, or none. */
    CHALLENGE("challenge", 400);

    private final String cause;
    private final int status;

    WebhookRefusal(String cause, int status) {
        this.cause = cause;
        this.status = status;
    }

    /** A short word that may be the value of a metric tag. */
    public String cause() {
        return cause;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }
}
