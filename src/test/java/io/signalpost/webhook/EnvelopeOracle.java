package io.signalpost.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.commons.codec.digest.DigestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** What an envelope should say, read the slow way: the whole body becomes a tree, and the fields are looked up in it. */
final class EnvelopeOracle {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        STRICT.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .maxTokenCount(100_000)
                        .build());
    }

    private EnvelopeOracle() {}

    /** Fails when the envelope of the body is another than it should be, or refused for another reason. */
    static void assertAgreement(byte[] body) {
        try {
            Envelope actual = Envelope.parse(body);
            assertThat(actual).isEqualTo(expected(body, actual.deliveredAt()));
        } catch (RefusedException refused) {
            assertThat(refused.refusal()).isEqualTo(expected(body, null));
        }
    }

    /**
     * An {@link Envelope} or a {@link WebhookRefusal}.
     *
     * @param deliveredAt as the envelope has it: nothing hangs on it but a warning
     */
    private static Object expected(byte[] body, Instant deliveredAt) {
        JsonNode root = read(body);
        if (!root.isObject()) {
            return WebhookRefusal.JSON;
        }
        JsonNode type = root.path("eventType");
        String name = root.path("eventName").textValue();
        String eventType = type.isMissingNode() ? name : type.textValue();
        if (eventType == null || eventType.isBlank()) {
            return WebhookRefusal.EVENT_TYPE;
        }
        if (type.isMissingNode() && name.equalsIgnoreCase("verify")) {
            eventType = "VERIFY";
        }
        return new Envelope(
                first(root, "/eventId", "/payload/eventId").orElseGet(() -> "sha256:" + DigestUtils.sha256Hex(body)),
                eventType,
                first(root, "/data/vehicle/id", "/vehicleId", "/payload/vehicleId", "/payload/vehicles/0/vehicleId")
                        .orElse(null),
                first(root, "/meta/mode", "/data/meta/mode", "/mode", "/data/vehicle/mode")
                        .map(mode -> mode.toUpperCase(Locale.ROOT))
                        .orElse("LIVE"),
                deliveredAt,
                first(root, "/data/challenge", "/payload/challenge").orElse(null));
    }

    private static Optional<String> first(JsonNode root, String... pointers) {
        for (String pointer : pointers) {
            String text = arraysAside(root, pointer);
            if (text != null && !text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** A pointer's number is also the name of a field: the vehicles must be an array. */
    private static String arraysAside(JsonNode root, String pointer) {
        boolean inArray = pointer.contains("/0/");
        return inArray && !root.at("/payload/vehicles").isArray()
                ? null
                : root.at(pointer).textValue();
    }

    private static JsonNode read(byte[] body) {
        try {
            return STRICT.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException | JsonProcessingException malformed) {
            return STRICT.missingNode();
        }
    }
}
