package io.signalpost.observe.event;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.lang.Nullable;

/** Hides what tells who drives, where, and in which car: VIN, position, and what names the user. */
public final class Masking {

    public static final String HIDDEN = "***";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> SIGNALS = Set.of(
            "vehicleidentification-vin",
            "vehicleidentification-nickname",
            "location-preciselocation",
            "location-isathome");
    /** Wherever they are: bodies come in many forms, and one of tomorrow may put them elsewhere. */
    private static final Set<String> MEMBERS =
            Set.of("vin", "latitude", "longitude", "externalid", "userid", "email", "nickname", "resolutionurl");

    private Masking() {}

    public static boolean isPersonal(String signalCode) {
        return SIGNALS.contains(signalCode);
    }

    /** The beginning of an id, which is enough to tell a few apart. */
    @Nullable
    static String id(@Nullable String id) {
        return id == null ? null : id.substring(0, Math.min(4, id.length())) + HIDDEN;
    }

    /** A text with the values hidden when it is JSON; null when it is not, as nobody knows then what is personal in it. */
    @Nullable
    public static String text(@Nullable String text) {
        try {
            JsonNode body = text == null ? null : JSON.readTree(text);
            return body == null || !body.isContainerNode() ? null : body(body).toString();
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    /** A copy with the values hidden. */
    static JsonNode body(JsonNode body) {
        JsonNode copy = body.deepCopy();
        hide(copy);
        JsonNode user = copy.path("data").path("user");
        if (user instanceof ObjectNode object) {
            object.properties().forEach(member -> object.put(member.getKey(), HIDDEN));
        }
        return copy;
    }

    private static void hide(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.forEach(Masking::hide);
        } else if (node instanceof ObjectNode object) {
            boolean personal = object.path("code").isTextual()
                    && isPersonal(object.path("code").textValue().toLowerCase(Locale.ROOT));
            object.properties().forEach(member -> {
                if (MEMBERS.contains(member.getKey().toLowerCase(Locale.ROOT))
                        || personal && member.getKey().equals("body")) {
                    object.put(member.getKey(), HIDDEN);
                } else {
                    hide(member.getValue());
                }
            });
        }
    }
}
