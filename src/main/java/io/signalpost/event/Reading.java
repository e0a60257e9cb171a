package io.signalpost.event;

import java.math.BigDecimal;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
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
record Reading(JsonNode fields, JsonNode value, String unit) {

    private static final String PERCENT = "percent";

    /** @param versioned whether the event names the version of its form, as all do since the end of 2025 */
    static Reading of(SignalName name, JsonNode body, boolean versioned) {
        JsonNode fields = flat(body);
        JsonNode percentage = fields.path("percentage");
        JsonNode value = Json.first(fields.path("value"), percentage, list(name, fields), fields);
        String unit = value == percentage ? PERCENT : Units.wireForm(Json.text(fields.path("unit")));
        if (unit == null && name.code().equals("internalcombustionengine-fuellevel") && isAtMostOne(value)) {
            // A unit is missing only from the fractions of autumn 2025; elsewhere 0.4 may be either.
            return versioned ? new Reading(fields, value, null) : new Reading(fields, inPercent(value), PERCENT);
        }
        return new Reading(fields, value, unit == null ? unitOfCatalogue(name, value) : unit);
    }

    /** Test deliveries of October 2025 put what belongs into the body one level deeper, under {@code values}. */
    private static JsonNode flat(JsonNode body) {
        if (!body.path("values").isObject()) {
            return body;
        }
        ObjectNode flat = body.deepCopy();
        flat.remove("values");
        return flat.setAll((ObjectNode) body.path("values"));
    }

    /** {@code values}; the same deliveries and the OpenAPI examples say {@code doors} for the signal {@code Doors}. */
    private static JsonNode list(SignalName name, JsonNode fields) {
        JsonNode values = fields.path("values");
        return values.isArray() || name.name() == null
                ? values
                : fields.path(name.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isAtMostOne(JsonNode value) {
        BigDecimal number = Json.number(value);
        return number != null && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static JsonNode inPercent(JsonNode fraction) {
        return DecimalNode.valueOf(Json.number(fraction).movePointRight(2));
    }

    private static String unitOfCatalogue(SignalName name, JsonNode value) {
        return value.isTextual() || value.isBoolean()
                ? null
                : Catalog.get()
                        .signal(name.code())
                        .map(SignalDefinition::fixedUnit)
                        .orElse(null);
    }
}
