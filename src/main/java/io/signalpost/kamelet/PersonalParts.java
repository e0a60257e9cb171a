package io.signalpost.kamelet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalpost.event.VehicleEvent;

/**
 * The parts of a body, of whatever form, that say who or where: by the names of members, by the codes of signals, and by the very
 * texts, which other members such as a link may repeat.
 */
final class PersonalParts {

    private static final String GONE = "redacted";

    /** A shorter text may stand anywhere by chance. */
    private static final int SHORTEST = 8;

    private final Treatment vin;
    private final Treatment ids;
    private final PersonalNames names;
    private final UnaryOperator<String> digest;

    PersonalParts(Treatment vin, Treatment position, Treatment ids, UnaryOperator<String> digest) {
        this.vin = vin;
        this.ids = ids;
        this.names = new PersonalNames(vin, position, ids);
        this.digest = digest;
    }

    /** @param body of the event, or a copy of it, which is changed */
    void takeOut(VehicleEvent event, ObjectNode body) {
        Map<String, String> texts = new LinkedHashMap<>();
        replace(vin, event.signal(PersonalNames.VIN).text(), texts);
        body.findValues("vin").forEach(each -> replace(vin, each.textValue(), texts));
        replace(ids, event.vehicle().id(), texts);
        replace(ids, event.user().id(), texts);
        replace(ids, event.user().externalId(), texts);
        object(body, "", texts);
    }

    /** Notes what stands in the place of a text wherever that is. */
    private void replace(Treatment treatment, String text, Map<String, String> texts) {
        if (treatment != Treatment.KEEP && text != null && text.length() >= SHORTEST) {
            texts.put(text, treatment == Treatment.HASH ? digest.apply(text) : GONE);
        }
    }

    private void object(ObjectNode object, String name, Map<String, String> texts) {
        boolean isPlace = PersonalNames.isPlace(object);
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            String key = member.getKey().toLowerCase(Locale.ROOT);
            Treatment treatment = names.ofMember(key, name, isPlace);
            if (treatment == Treatment.DROP) {
                members.remove();
            } else if (treatment == Treatment.HASH && !member.getValue().isNull()) {
                member.setValue(TextNode.valueOf(digest.apply(said(member.getValue()))));
            } else {
                member.setValue(value(member.getValue(), key, texts));
            }
        }
    }

    private JsonNode value(JsonNode value, String key, Map<String, String> texts) {
        if (value instanceof ObjectNode object) {
            object(object, key, texts);
        } else if (value instanceof ArrayNode array) {
            array(array, key, texts);
        } else if (value.isTextual()) {
            return TextNode.valueOf(text(value.textValue(), texts));
        }
        return value;
    }

    private void array(ArrayNode array, String key, Map<String, String> texts) {
        array.removeIf(element -> names.ofSignal(element) == Treatment.DROP);
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            if (names.ofSignal(element) == Treatment.HASH) {
                ((ObjectNode) element).set("body", hashed(element.path("body")));
            }
            array.set(i, value(element, key, texts));
        }
    }

    private ObjectNode hashed(JsonNode body) {
        JsonNode text = body.path("value").isTextual() ? body.path("value") : body;
        return JsonNodeFactory.instance.objectNode().put("value", digest.apply(said(text)));
    }

    /** The same for the same place, or the same text. */
    private static String said(JsonNode node) {
        return node.has("latitude")
                ? node.path("latitude").asText() + "," + node.path("longitude").asText()
                : node.isValueNode() ? node.asText() : node.toString();
    }

    private static String text(String text, Map<String, String> texts) {
        String replaced = text;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            replaced = replaced.replace(each.getKey(), each.getValue());
        }
        return replaced;
    }
}
