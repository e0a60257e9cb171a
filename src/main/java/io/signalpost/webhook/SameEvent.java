package io.signalpost.webhook;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether two bodies tell the same event. Each attempt to deliver it has its own {@code deliveryId} and time. */
public final class SameEvent {

    /** For instance {@code deliveryId}, {@code deliveredAt}, {@code deliveryTime}, {@code deliveryTimestamp}. */
    private static final Pattern OF_THE_DELIVERY = Pattern.compile("deliver.*|attempt.*|retry.*|retries|sequence");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SameEvent() {}

    /** Compares well-formed JSON; the order of fields does not matter. */
    public static boolean same(byte[] first, byte[] second) {
        if (Arrays.equals(first, second)) {
            return true;
        }
        try {
            return withoutDelivery(first).equals(withoutDelivery(second));
        } catch (IOException | NumberFormatException malformed) { // or with an exponent that is too large
            return false;
        }
    }

    private static JsonNode withoutDelivery(byte[] body) throws IOException {
        JsonNode root = JSON.readTree(body);
        strip(root);
        strip(root.path("meta"));
        strip(root.path("data"));
        strip(root.at("/data/meta"));
        return root;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(field -> OF_THE_DELIVERY.matcher(field.getKey()).matches());
        }
    }
}
