package io.signalpost.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /** The shape of the fields that count: objects, the first element of an array, and what a text is called below. */
    private static final Map<String, Object> SHAPE = Map.of(
            "eventId", "eventId",
            "eventType", "eventType",
            "eventName", "eventName",
            "vehicleId", "vehicleId",
            "mode", "mode",
            "meta", meta("meta."),
            "data",
                    Map.of(
                            "challenge", "data.challenge",
                            "vehicle", Map.of("id", "data.vehicle.id", "mode", "data.vehicle.mode"),
                            "meta", meta("data.meta.")),
            "payload",
                    Map.of(
                            "challenge", "payload.challenge",
                            "eventId", "payload.eventId",
                            "vehicleId", "payload.vehicleId",
                            "vehicles", List.of(Map.of("vehicleId", "payload.vehicles.vehicleId"))));

    public boolean isVerify() {
        return eventType.equals(VERIFY);
    }

    private static Map<String, String> meta(String at) {
        return Map.of(
                "mode", at + "mode",
                "deliveredAt", at + "deliveredAt",
                "deliveryTime", at + "deliveredAt",
                "deliveryTimestamp", at + "deliveredAt");
    }

    /** @throws RefusedException when the body is not one JSON object in UTF-8 within the limits, or says no event type */
    public static Envelope parse(byte[] body) throws RefusedException {
        Map<String, String> fields = new HashMap<>();
        try {
            try (JsonParser json = parser(body)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new RefusedException(WebhookRefusal.JSON);
                }
                readObject(json, SHAPE, fields);
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

    /** ASCII without NUL and backslash. A loop without branches, which the JVM turns into vectors. */
    private static boolean isPlain(byte[] body) {
        int other = 0; // negative once there was another byte
        for (byte one : body) {
            other |= one | one - 1 | (one ^ '\\') - 1;
        }
        return other >= 0;
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

    private static void readObject(JsonParser json, Map<?, ?> shape, Map<String, String> fields) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Object wanted = shape.get(json.currentName());
            JsonToken value = json.nextToken();
            if (wanted == null) {
                json.skipChildren();
            } else if (wanted instanceof String name && isTextOrTime(value, name)) {
                fields.put(name, json.getText());
            } else if (wanted.equals("eventType")) {
                fields.put("eventType", ""); // no type, whatever eventName says
                json.skipChildren();
            } else if (wanted instanceof Map<?, ?> object && value == JsonToken.START_OBJECT) {
                readObject(json, object, fields);
            } else if (wanted instanceof List<?> array && value == JsonToken.START_ARRAY) {
                readFirst(json, (Map<?, ?>) array.get(0), fields);
            } else {
                json.skipChildren();
            }
        }
    }

    private static boolean isTextOrTime(JsonToken value, String name) {
        return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT && name.endsWith(".deliveredAt");
    }

    private static void readFirst(JsonParser json, Map<?, ?> shape, Map<String, String> fields) throws IOException {
        JsonToken element = json.nextToken();
        if (element == JsonToken.START_OBJECT) {
            readObject(json, shape, fields);
            element = json.nextToken();
        }
        while (element != JsonToken.END_ARRAY) {
            json.skipChildren();
            element = json.nextToken();
        }
    }
}
