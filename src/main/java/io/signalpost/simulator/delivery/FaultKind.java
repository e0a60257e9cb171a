package io.signalpost.simulator.delivery;

import java.util.Locale;

/** What the fault dial can do to an event or to one of its attempts. */
public enum FaultKind {
    DUPLICATE("An event that was acknowledged is delivered once more: same event id, new delivery id."),
    DISORDER("An event is held back for 2 to 20 simulated seconds, so that later ones arrive before it."),
    BURST("An event, and all that follow it within 5 simulated seconds, are held back and then sent all at once."),
    CONCURRENT_ERROR(
            "A VEHICLE_ERROR of the same vehicle is sent at the moment of the VEHICLE_STATE, RESOLVED after it."),
    SLOW_BODY("The body arrives in small pieces over one to three seconds, in the first attempt."),
    /** By lot, the signature is that of the whole body, which does not fit, or that of the half, which is no JSON. */
    TRUNCATED_BODY("The first attempt carries only half of the body, as if that were all, rightly or wrongly signed."),
    OVERSIZE_BODY("The body is longer than any receiver should take, in every attempt: the event is dropped."),
    WRONG_TOKEN("Signed with a token that nobody knows, in every attempt: the event is dropped."),
    /** With a wrong token, that one counts. */
    OLD_TOKEN("Signed with the token before the current one, in every attempt."),
    /** {@code Content-Length} is that of the whole body. */
    BROKEN_CONNECTION("The connection breaks in the middle of the body, in the first attempt.");

    private final String description;

    FaultKind(String description) {
        this.description = description;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }

    /** True for what makes a receiver refuse each attempt, so that the event is dropped though the receiver is right. */
    public boolean inEveryAttempt() {
        return this == OVERSIZE_BODY || this == WRONG_TOKEN || this == OLD_TOKEN;
    }

    /** As written in options and in the control API, for instance {@code slow-body}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
