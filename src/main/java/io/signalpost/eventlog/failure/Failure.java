package io.signalpost.eventlog.failure;

import java.time.Duration;

/**
 * A failed delivery, as far as it is understood.
 *
 * @param code       of the protocol, for instance {@code 503} or {@code 42P01}; null for an error that has none
 * @param text       protocol, code and message, fit for the log; null when only the error's class is
 * @param retryAfter how long the destination asks to be left alone; zero when it does not
 */
public record Failure(FailureKind kind, String code, String text, Duration retryAfter) {

    /** Of an error that has neither code nor a text for the log. */
    public static Failure of(FailureKind kind) {
        return new Failure(kind, null, null, Duration.ZERO);
    }

    /** As {@code SQLSTATE 42P01: relation "x" does not exist}. @param message null for none */
    static Failure of(Protocol protocol, String code, String named, String message) {
        String said = SafeText.of(message);
        return new Failure(protocol.kind(code), code, named + (said.isEmpty() ? "" : ": " + said), Duration.ZERO);
    }

    /** What the operator has decided about its code goes before our table. */
    Failure decidedBy(FailureTable overrides) {
        return code == null
                ? this
                : overrides
                        .kind(code)
                        .map(decided -> new Failure(decided, code, text, retryAfter))
                        .orElse(this);
    }
}
