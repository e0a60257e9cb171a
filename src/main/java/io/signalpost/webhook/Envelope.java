package io.signalpost.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * The few fields of a body that decide what becomes of it; all else is only checked to be well-formed JSON.
 *
 * @param eventId   {@code sha256:<hex of the body>} when Smartcar sent none
 * @param eventType {@code VERIFY}, {@code VEHICLE_STATE}, {@code VEHICLE_ERROR} or any other; in the older 2.0 shape its
 *                  {@code eventName}
 * @param vehicleId null when the body names none
 * @param mode      upper case; null when the body names none
 * @param challenge null when the body has none
 */
public record Envelope(String eventId, String eventType, String vehicleId, String mode, String challenge) {

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

    private static final Set<String> OBJECTS = Set.of("data", "data.vehicle", "data.meta", "meta", "payload");
    private static final Set<String> FIELDS = Set.of(
            "eventId",
            "eventType",
            "vehicleId",
            "data.vehicle.id",
            "data.challenge",
            "meta.mode",
            "data.meta.mode",
            "eventName",
            "mode",
            "payload.eventId",
            "payload.vehicleId",
            "payload.vehicles.vehicleId",
            "payload.challenge");

    /** @throws RejectedException when the body is not one JSON object in UTF-8 within the limits, or says no event type */
    public static Envelope parse(byte[] body) throws RejectedException {
        Map<String, String> fields = new HashMap<>();
        try {
            // decoded first: a parser of bytes would guess at UTF-16 and pass over malformed UTF-8 where it skips
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            try (JsonParser json = JSON.createParser(text.array(), 0, text.limit())) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new RejectedException(Rejection.JSON);
                }
                readObject(json, "", fields);
                if (json.nextToken() != null) {
                    throw new RejectedException(Rejection.JSON);
                }
            }
        } catch (IOException malformed) {
            throw new RejectedException(Rejection.JSON);
        }
        return of(fields, body);
    }

    private static Envelope of(Map<String, String> fields, byte[] body) throws RejectedException {
        String type = fields.getOrDefault("eventType", legacyType(fields.get("eventName")));
        if (type == null || type.isBlank()) {
            throw new RejectedException(Rejection.EVENT_TYPE);
        }
        String id = first(fields, "eventId", "payload.eventId");
        String mode = first(fields, "meta.mode", "data.meta.mode", "mode");
        return new Envelope(
                id == null ? "sha256:" + sha256(body) : id,
                type,
                first(fields, "data.vehicle.id", "vehicleId", "payload.vehicleId", "payload.vehicles.vehicleId"),
                mode == null ? null : mode.toUpperCase(Locale.ROOT),
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

    private static void readObject(JsonParser json, String parent, Map<String, String> fields)
            throws IOException, RejectedException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String path = parent + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING && FIELDS.contains(path)) {
                fields.put(path, json.getText());
            } else if (path.equals("eventType")) {
                throw new RejectedException(Rejection.EVENT_TYPE);
            } else if (value == JsonToken.START_OBJECT && OBJECTS.contains(path)) {
                readObject(json, path + ".", fields);
            } else if (value == JsonToken.START_ARRAY && path.equals("payload.vehicles")) {
                readFirst(json, path + ".", fields);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void readFirst(JsonParser json, String path, Map<String, String> fields)
            throws IOException, RejectedException {
        JsonToken element = json.nextToken();
        if (element == JsonToken.START_OBJECT) {
            readObject(json, path, fields);
            element = json.nextToken();
        }
        while (element != JsonToken.END_ARRAY) {
            json.skipChildren();
            element = json.nextToken();
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
