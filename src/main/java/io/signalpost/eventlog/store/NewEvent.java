package io.signalpost.eventlog.store;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.apache.commons.codec.digest.DigestUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An authentic event on its way into the log. A NUL in a text becomes U+FFFD, since PostgreSQL has none. An id that no
 * database could keep as it is, since it is too long or not plain text, becomes its hash, so that two never become one.
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

    /** @see Partition */
    int partition() {
        return Partition.of(vehicleId, eventId);
    }

    /** The id as the log has it. */
    static String id(String eventId) {
        if (!isPlainText(eventId)) {
            ByteBuffer chars = ByteBuffer.allocate(eventId.length() * Character.BYTES);
            chars.asCharBuffer().put(eventId); // not as UTF-8, which makes every half of a pair the same
            return hash(chars.array());
        }
        return eventId.length() > LONGEST_ID ? hash(eventId.getBytes(UTF_8)) : eventId;
    }

    /** Without NUL, which PostgreSQL does not have, and without half of a surrogate pair, which UTF-8 does not have. */
    private static boolean isPlainText(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static String hash(byte[] id) {
        return "sha256:" + DigestUtils.sha256Hex(id);
    }

    private static String withoutNul(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
