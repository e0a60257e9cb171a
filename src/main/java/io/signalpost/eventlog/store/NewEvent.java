package io.signalpost.eventlog.store;

import java.time.Instant;

import org.apache.commons.codec.digest.DigestUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An authentic event on its way into the log. A NUL in a text becomes U+FFFD, since PostgreSQL has none, half of a
 * surrogate pair in an id a question mark, as UTF-8 has none, and an id that is too long for an index its hash.
 *
 * @param eventId   what de-duplication goes by
 * @param eventType never {@code VERIFY}
 * @param vehicleId null when the body names none
 * @param mode      {@code LIVE}, {@code TEST}, {@code SIMULATED}, or null when the body names none
 * @param tokenName name of the management token whose signature matched; null for an event that a route of one's own appends
 * @param body      the bytes that Smartcar sent
 */
public record NewEvent(
        String eventId,
        String eventType,
        String vehicleId,
        String mode,
        Instant receivedAt,
        String tokenName,
        byte[] body) {

    private static final int LONGEST_ID = 500;

    public NewEvent {
        eventId = id(eventId);
        eventType = withoutNul(eventType);
        vehicleId = withoutNul(vehicleId);
        mode = withoutNul(mode);
    }

    /** The id as the log has it. */
    static String id(String eventId) {
        return eventId.length() > LONGEST_ID
                ? "sha256:" + DigestUtils.sha256Hex(eventId)
                : new String(withoutNul(eventId).getBytes(UTF_8), UTF_8);
    }

    private static String withoutNul(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
