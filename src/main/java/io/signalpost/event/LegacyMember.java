package io.signalpost.event;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes of an answer of the 2.0 API the body that one signal has today.
 *
 * @param code of the signal
 */
record LegacyMember(String code, Conversion conversion) {

    /** Rows count from the front, columns from the left. */
    private static final Map<String, int[]> TIRES = Map.of(
            "frontLeft", new int[] {0, 0},
            "frontRight", new int[] {0, 1},
            "backLeft", new int[] {1, 0},
            "backRight", new int[] {1, 1});

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

    static LegacyMember plain(String member, String code) {
        return new LegacyMember(code, (answer, units) -> value(answer.path(member), null));
    }

    static LegacyMember distance(String member, String code) {
        return new LegacyMember(code, (answer, units) -> value(answer.path(member), units.distance));
    }

    static LegacyMember volume(String member, String code) {
        return new LegacyMember(code, (answer, units) -> value(answer.path(member), units.volume));
    }

    /** 2.0 sends percentages as fractions of 1. */
    static LegacyMember percent(String member, String code) {
        return new LegacyMember(code, (answer, units) -> {
            BigDecimal fraction = Json.number(answer.path(member));
            return fraction == null ? null : value(DecimalNode.valueOf(fraction.movePointRight(2)), "percent");
        });
    }

    static LegacyMember isCharging(String member, String code) {
        return new LegacyMember(code, (answer, units) -> {
            String state = Json.text(answer.path(member));
            return state == null ? null : value(BooleanNode.valueOf(state.equals("CHARGING")), null);
        });
    }

    /** The answer is the body. */
    static LegacyMember whole(String code) {
        return new LegacyMember(code, (answer, units) -> answer.isEmpty() ? null : (ObjectNode) answer);
    }

    static LegacyMember tires(String code) {
        return new LegacyMember(code, (answer, units) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            TIRES.forEach((member, place) -> {
                if (answer.path(member).isNumber()) {
                    body.withArray("values")
                            .addObject()
                            .put("row", place[0])
                            .put("column", place[1])
                            .set("tirePressure", answer.path(member));
                }
            });
            return body.isEmpty() ? null : body.put("unit", units.pressure);
        });
    }

    private static ObjectNode value(JsonNode value, String unit) {
        if (!Json.isThere(value)) {
            return null;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().set("value", value);
        return unit == null ? body : body.put("unit", unit);
    }
}
