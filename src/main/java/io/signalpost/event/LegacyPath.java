package io.signalpost.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.event.LegacyConversion.UnitSystem;

/** One answer inside a 2.0 body, {@code {path, code, body, headers}}, as signals of today. Unknown paths have none. */
final class LegacyPath {

    private static final Map<String, List<LegacyConversion>> MEMBERS = Map.of(
            "/odometer",
            List.of(LegacyConversion.distance("distance", "odometer-traveleddistance")),
            "/battery",
            List.of(
                    LegacyConversion.percent("percentRemaining", "tractionbattery-stateofcharge"),
                    LegacyConversion.distance("range", "tractionbattery-range")),
            "/fuel",
            List.of(
                    LegacyConversion.percent("percentRemaining", "internalcombustionengine-fuellevel"),
                    LegacyConversion.volume("amountRemaining", "internalcombustionengine-amountremaining"),
                    LegacyConversion.distance("range", "internalcombustionengine-range")),
            "/engine/oil",
            List.of(LegacyConversion.percent("lifeRemaining", "internalcombustionengine-oillife")),
            "/charge",
            List.of(
                    LegacyConversion.plain("isPluggedIn", "charge-ischargingcableconnected"),
                    LegacyConversion.plain("state", "charge-detailedchargingstatus"),
                    LegacyConversion.isCharging("state", "charge-ischarging")),
            "/location",
            List.of(LegacyConversion.whole("location-preciselocation")),
            "/tires/pressure",
            List.of(LegacyConversion.tires("wheel-tires")),
            "/security",
            List.of(LegacyConversion.plain("isLocked", "closure-islocked")),
            "/vin",
            List.of(LegacyConversion.plain("vin", "vehicleidentification-vin")));

    private static final int OK = 200;

    private LegacyPath() {}

    static List<Signal> signals(JsonNode answer) {
        List<Signal> signals = new ArrayList<>();
        JsonNode body = answer.path("body");
        UnitSystem units = UnitSystem.of(Json.text(answer.path("headers").path("sc-unit-system")));
        Instant time = Json.time(answer.path("headers").path("sc-data-age"));
        for (LegacyConversion member : members(answer)) {
            SignalName name = SignalName.of(member.code());
            if (answer.path("code").asInt(OK) != OK) {
                signals.add(Signal.failed(name, null, Json.text(body.path("type")), Json.text(body.path("code"))));
            } else if (body.isObject()) {
                JsonNode converted = member.conversion().convert(body, units);
                if (converted != null) {
                    signals.add(Signal.read(name, converted, SignalBody.of(name, converted, true), time, null));
                }
            }
        }
        return signals;
    }

    private static List<LegacyConversion> members(JsonNode answer) {
        String path = Json.text(answer.path("path"));
        return path == null ? List.of() : MEMBERS.getOrDefault(path, List.of());
    }
}
