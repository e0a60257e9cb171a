package io.signalpost.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;

/**
 * What a signal's body says.
 *
 * @param fields the body's members, brought to one level
 * @param value  the part of it that is the value
 * @param unit   null when it is not known
 */
record SignalBody(JsonNode fields, JsonNode value, String unit) {

    /** Of diagnostics; of doors, lids and roofs; of charge limits; of the battery's capacity; of the drive mode. */
    private static final List<String> MAIN_MEMBERS =
            List.of("status", "isOpen", "activeLimit", "capacity", "canonical");

    private static final String PERCENT = "percent";
    private static final String FUEL_LEVEL = "internalcombustionengine-fuellevel";

    /** @param versioned whether the event names the version of its form, as all do since the end of 2025 */
    static SignalBody of(SignalName name, JsonNode body, boolean versioned) {
        JsonNode fields = oneLevel(body);
        JsonNode value = value(name, fields);
        String unit = Units.wireForm(Json.text(fields.path("unit")));
        if (unit != null) {
            return new SignalBody(fields, value, unit);
        }
        if (value == fields.get("percentage")) {
            return new SignalBody(fields, value, PERCENT);
        }
        if (name.code().equals(FUEL_LEVEL) && isFraction(value)) {
            // Autumn 2025 sent fractions and no version. With a version, 0.4 without a unit may be either.
            return versioned ? new SignalBody(fields, value, null) : new SignalBody(fields, inPercent(value), PERCENT);
        }
        return new SignalBody(fields, value, unitOfCatalogue(name, value));
    }

    /** The value, when it is one; else the member of the body that is what the signal is about. */
    JsonNode scalar() {
        if (!value.isContainerNode()) {
            return value;
        }
        return MAIN_MEMBERS.stream()
                .map(fields::path)
                .filter(member -> member.isValueNode() && Json.isThere(member))
                .findFirst()
                .orElse(NullNode.instance);
    }

    /** Test deliveries of October 2025 put what belongs into the body one level deeper, under {@code values}. */
    private static JsonNode oneLevel(JsonNode body) {
        if (!body.path("values").isObject()) {
            return body;
        }
        ObjectNode fields = body.deepCopy();
        fields.remove("values");
        return fields.setAll((ObjectNode) body.path("values"));
    }

    private static JsonNode value(SignalName name, JsonNode fields) {
        for (String member : List.of("value", "percentage", "values")) {
            if (fields.has(member)) {
                return fields.get(member);
            }
        }
        // The OpenAPI examples and the same test deliveries say "doors" for the values of the signal Doors.
        JsonNode list = name.name() == null
                ? NullNode.instance
                : fields.path(name.name().toLowerCase(Locale.ROOT));
        if (list.isArray()) {
            return list;
        }
        return fields.isObject() && fields.isEmpty() ? NullNode.instance : fields;
    }

    private static boolean isFraction(JsonNode value) {
        BigDecimal number = Json.number(value);
        return number != null && number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static JsonNode inPercent(JsonNode fraction) {
        return DecimalNode.valueOf(Json.number(fraction).movePointRight(2));
    }

    private static String unitOfCatalogue(SignalName name, JsonNode value) {
        return value.isNumber() || value.isContainerNode()
                ? Catalog.get()
                        .signal(name.code())
                        .map(SignalDefinition::fixedUnit)
                        .orElse(null)
                : null;
    }
}
