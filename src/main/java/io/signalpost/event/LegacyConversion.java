package io.signalpost.event;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes of an answer of the 2.0 API the body that one signal has today.
 *
 * @param code of the signal
 */
record LegacyConversion(String code, Conversion conversion) {

    /** By row from the front and column from the left, as today's bodies count them. */
    private static final List<List<String>> TIRES =
            List.of(List.of("frontLeft", "frontRight"), List.of("backLeft", "backRight"));

    /** Gives null when the answer has nothing for the signal. */
    interface Conversion {
        ObjectNode convert(JsonNode answer, UnitSystem units);
    }

    /** What the header {@code sc-unit-system} says; without it the unit of a distance is not known. */
    enum UnitSystem {
        METRIC("km", "liters", "kPa"),
        IMPERIAL("miles", "gallons", "psi"),
        UNKNOWN(null, null, null);

        final String distance;
        final String volume;
        final String pressure;

        UnitSystem(String distance, String volume, String pressure) {
            this.distance = distance;
            this.volume = volume;
            this.pressure = pressure;
        }

        static UnitSystem of(String header) {
            return "metric".equals(header) ? METRIC : "imperial".equals(header) ? IMPERIAL : UNKNOWN;
        }
    }

    static LegacyConversion plain(String member, String code) {
        return new LegacyConversion(code, (answer, units) -> value(answer.path(member), null));
    }

    static LegacyConversion distance(String member, String code) {
        return new LegacyConversion(code, (answer, units) -> value(answer.path(member), units.distance));
    }

    static LegacyConversion volume(String member, String code) {
        return new LegacyConversion(code, (answer, units) -> value(answer.path(member), units.volume));
    }

    /** 2.0 sends percentages as fractions of 1. */
    static LegacyConversion percent(String member, String code) {
        return new LegacyConversion(code, (answer, units) -> {
            BigDecimal fraction = Json.number(answer.path(member));
            return fraction == null ? null : value(DecimalNode.valueOf(fraction.movePointRight(2)), "percent");
        });
    }

    static LegacyConversion isCharging(String member, String code) {
        return new LegacyConversion(code, (answer, units) -> {
            String state = Json.text(answer.path(member));
            return state == null ? null : value(BooleanNode.valueOf(state.equals("CHARGING")), null);
        });
    }

    /** The answer is the body. */
    static LegacyConversion whole(String code) {
        return new LegacyConversion(code, (answer, units) -> answer.isEmpty() ? null : (ObjectNode) answer);
    }

    static LegacyConversion tires(String code) {
        return new LegacyConversion(code, (answer, units) -> {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            for (int row = 0; row < TIRES.size(); row++) {
                for (int column = 0; column < TIRES.get(row).size(); column++) {
                    JsonNode pressure = answer.path(TIRES.get(row).get(column));
                    if (pressure.isNumber()) {
                        values.addObject().put("row", row).put("column", column).set("tirePressure", pressure);
                    }
                }
            }
            return values.isEmpty() ? null : body("values", values, units.pressure);
        });
    }

    private static ObjectNode value(JsonNode value, String unit) {
        if (!Json.isThere(value)) {
            return null;
        }
        return body("value", value, unit);
    }

    private static ObjectNode body(String member, JsonNode value, String unit) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().set(member, value);
        return unit == null ? body : body.put("unit", unit);
    }
}
