package io.signalpost.webhook;

/** Which VERIFY requests are answered. */
public enum AnswerVerify {
    ALWAYS,
    /** Only those with a valid signature. Smartcar's documents disagree on whether it signs them. */
    SIGNED,
    /** None: the webhook is verified, and nobody has anything to ask any more. */
    NEVER;

    void check(boolean signed) throws RefusedException {
        if (this == NEVER) {
            throw new RefusedException(WebhookRefusal.VERIFY);
        }
        if (this == SIGNED && !signed) {
            throw new RefusedException(WebhookRefusal.UNSIGNED);
        }
    }
}
