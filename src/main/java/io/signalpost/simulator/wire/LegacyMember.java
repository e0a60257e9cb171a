package io.signalpost.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where the 2.0 API had a signal of today.
 *
 * @param path   of the answer, for instance {@code /odometer}
 * @param writer adds the body of today to the answer
 */
record LegacyMember(String code, String path, Writer writer) {

    interface Writer {
        void write(JsonNode body, ObjectNode answer);
    }

    private static final List<List<String>> TIRES =
            List.of(List.of("frontLeft", "frontRight"), List.of("backLeft", "backRight"));
    private static final int KILOPASCAL = 2;
    private static final int PERCENT = 2;

    private static final Map<String, LegacyMember> MEMBERS = List.of(
                    plain("odometer-traveleddistance", "/odometer", "distance"),
                    fraction("tractionbattery-stateofcharge", "/battery", "percentRemaining"),
                    plain("tractionbattery-range", "/battery", "range"),
                    fraction("internalcombustionengine-fuellevel", "/fuel", "percentRemaining"),
                    plain("internalcombustionengine-amountremaining", "/fuel", "amountRemaining"),
                    plain("internalcombustionengine-range", "/fuel", "range"),
                    fraction("internalcombustionengine-oillife", "/engine/oil", "lifeRemaining"),
                    plain("charge-ischargingcableconnected", "/charge", "isPluggedIn"),
                    plain("charge-detailedchargingstatus", "/charge", "state"),
                    new LegacyMember("charge-ischarging", "/charge", LegacyMember::state),
                    new LegacyMember("location-preciselocation", "/location", LegacyMember::location),
                    new LegacyMember("wheel-tires", "/tires/pressure", LegacyMember::tires),
                    plain("closure-islocked", "/security", "isLocked"),
                    plain("vehicleidentification-vin", "/vin", "vin"))
            .stream()
            .collect(Collectors.toUnmodifiableMap(LegacyMember::code, member -> member));

    /** @return null when 2.0 had no such signal */
    static LegacyMember of(String code) {
        return MEMBERS.get(code);
    }

    private static LegacyMember plain(String code, String path, String member) {
        return new LegacyMember(code, path, (body, answer) -> answer.set(member, body.get("value")));
    }

    /** 2.0 had percentages as fractions of 1. */
    private static LegacyMember fraction(String code, String path, String member) {
        return new LegacyMember(
                code,
                path,
                (body, answer) ->
                        answer.put(member, body.path("value").decimalValue().movePointLeft(PERCENT)));
    }

    /** The detailed status says the same better. */
    private static void state(JsonNode body, ObjectNode answer) {
        if (!answer.has("state")) {
            answer.put("state", body.path("value").asBoolean() ? "CHARGING" : "NOT_CHARGING");
        }
    }

    private static void location(JsonNode body, ObjectNode answer) {
        answer.set("latitude", body.get("latitude"));
        answer.set("longitude", body.get("longitude"));
    }

    /** In kPa where today has bar. */
    private static void tires(JsonNode body, ObjectNode answer) {
        int shift = body.path("unit").asText().equals("bar") ? KILOPASCAL : 0;
        for (JsonNode tire : body.path("values")) {
            answer.put(
                    TIRES.get(tire.path("row").asInt()).get(tire.path("column").asInt()),
                    tire.path("tirePressure").decimalValue().movePointRight(shift));
        }
    }
}
