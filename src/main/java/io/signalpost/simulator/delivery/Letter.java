package io.signalpost.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.WireProfile;

/**
 * An event as written for one attempt.
 *
 * @param writtenAt which the body gives as {@code deliveredAt}
 */
record Letter(String deliveryId, Instant writtenAt, byte[] body) {

    /** Above the 256 KB that a receiver takes at most. */
    private static final int OVERSIZE = 300 * 1024;

    /** Empty when the profile has no such event. */
    static Optional<Letter> write(OutgoingEvent event, WireProfile profile, Instant at) {
        String deliveryId = UUID.randomUUID().toString();
        return profile.write(event, deliveryId, at).map(body -> new Letter(deliveryId, at, body));
    }

    /** The body with one more member, which makes it too long. */
    byte[] oversized() {
        String json = new String(body, StandardCharsets.UTF_8);
        return (json.substring(0, json.length() - 1) + ",\"padding\":\"" + "x".repeat(OVERSIZE) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
