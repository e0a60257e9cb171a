package io.signalpost.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.WireTime;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The few fields of a body that decide what becomes of it; all else is only checked to be well-formed JSON.
 *
 * @param eventId   {@code sha256:<hex of the body>} when Smartcar sent none
 * @param eventType {@code VERIFY}, {@code VEHICLE_STATE}, {@code VEHICLE_ERROR} or any other; in the older 2.0 shape its
 *                  {@code eventName}
 * @param vehicleId null when the body names none
 * @param mode      upper case; {@code LIVE} when the body names none
 * @param deliveredAt null when the body says none
 * @param challenge null when the body has none
 */
public record Envelope(
        String eventId, String eventType, String vehicleId, String mode, Instant deliveredAt, String challenge) {

    public static final String VERIFY = "VERIFY";

    private static final JsonFactory JSON = JsonFactory.builder()
            // two eventTypes in one body would mean one thing here and another to the next reader
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxTokenCount(100_000)
                    .build())
            .build();

    public boolean isVerify() {
        return eventType.equals(VERIFY);
    }

    /** @throws RefusedException when the body is not one JSON object in UTF-8 within the limits, or says no event type */
    public static Envelope parse(byte[] body) throws RefusedException {
        Map<String, String> fields = new HashMap<>();
        try {
            try (JsonParser json = parser(body)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new RefusedException(WebhookRefusal.JSON);
                }
                EnvelopeFields.read(json, fields);
                if (json.nextToken() != null) {
                    throw new RefusedException(WebhookRefusal.JSON);
                }
            }
        } catch (IOException malformed) {
            throw new RefusedException(WebhookRefusal.JSON);
        }
        return of(fields, body);
    }

    /**
     * Jackson's parser of bytes is quicker, but guesses at UTF-16, passes over malformed UTF-8 where it skips, and refuses
     * half a surrogate pair that is escaped in a name. None of these can be in a plain body, as most are.
     */
    private static JsonParser parser(byte[] body) throws IOException {
        if (isPlain(body)) {
            return JSON.createParser(body);
        }
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        return JSON.createParser(text.array(), 0, text.limit());
    }

    /**
     * ASCII without NUL and backslash. Each of the three terms is negative for one of the bytes that are not plain: the byte
     * itself from 0x80 on, as bytes are signed; the byte less one for NUL; and for the backslash the byte, made 0 by the XOR,
     * less one. OR keeps the sign once it was there, so the loop has no branch, and the JVM turns it into vectors.
     */
    private static boolean isPlain(byte[] body) {
        int signs = 0;
        for (byte one : body) {
            signs |= one | (one - 1) | ((one ^ '\\') - 1);
        }
        return signs >= 0;
    }

    private static Envelope of(Map<String, String> fields, byte[] body) throws RefusedException {
        String type = fields.getOrDefault("eventType", legacyType(fields.get("eventName")));
        if (type == null || type.isBlank()) {
            throw new RefusedException(WebhookRefusal.EVENT_TYPE);
        }
        String id = first(fields, "eventId", "payload.eventId");
        String mode = first(fields, "meta.mode", "data.meta.mode", "mode", "data.vehicle.mode");
        String deliveredAt = first(fields, "meta.deliveredAt", "data.meta.deliveredAt");
        return new Envelope(
                id == null ? "sha256:" + DigestUtils.sha256Hex(body) : id,
                type,
                first(fields, "data.vehicle.id", "vehicleId", "payload.vehicleId", "payload.vehicles.vehicleId"),
                mode == null ? VehicleEvent.DEFAULT_MODE : mode.toUpperCase(Locale.ROOT),
                deliveredAt == null ? null : WireTime.parse(deliveredAt),
                first(fields, "data.challenge", "payload.challenge"));
    }

    private static String legacyType(String eventName) {
        return VERIFY.equalsIgnoreCase(eventName) ? VERIFY : eventName;
    }

    private static String first(Map<String, String> fields, String... paths) {
        for (String path : paths) {
            String value = fields.get(path);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
