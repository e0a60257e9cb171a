package io.signalpost.observe.alert;

import java.time.Instant;

/**
 * Something that is not as it should be.
 *
 * @param subject what it concerns: a node, a destination, or the event log
 * @param since   when it began, as far as that is known
 * @param reason  why, without secrets and personal data
 */
record Alert(AlertKind kind, String subject, Instant since, String reason) {

    /** What one is told of once. */
    record Key(AlertKind kind, String subject) {}

    /** The same, begun at another time. */
    Alert since(Instant begun) {
        return new Alert(kind, subject, begun, reason);
    }

    Key key() {
        return new Key(kind, subject);
    }
}
