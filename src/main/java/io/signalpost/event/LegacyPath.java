package io.signalpost.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.event.LegacyMember.UnitSystem;

/** One answer inside a 2.0 body, {@code {path, code, body, headers}}, as signals of today. Unknown paths have none. */
final class LegacyPath {

    private static final Map<String, List<LegacyMember>> MEMBERS = Map.of(
            "/odometer",
            List.of(LegacyMember.distance("distance", "odometer-traveleddistance")),
            "/battery",
            List.of(
                    LegacyMember.percent("percentRemaining", "tractionbattery-stateofcharge"),
                    LegacyMember.distance("range", "tractionbattery-range")),
            "/fuel",
            List.of(
                    LegacyMember.percent("percentRemaining", "internalcombustionengine-fuellevel"),
                    LegacyMember.volume("amountRemaining", "internalcombustionengine-amountremaining"),
                    LegacyMember.distance("range", "internalcombustionengine-range")),
            "/engine/oil",
            List.of(LegacyMember.percent("lifeRemaining", "internalcombustionengine-oillife")),
            "/charge",
            List.of(
                    LegacyMember.plain("isPluggedIn", "charge-ischargingcableconnected"),
                    LegacyMember.plain("state", "charge-detailedchargingstatus"),
                    LegacyMember.isCharging("state", "charge-ischarging")),
            "/location",
            List.of(LegacyMember.whole("location-preciselocation")),
            "/tires/pressure",
            List.of(LegacyMember.tires("wheel-tires")),
            "/security",
            List.of(LegacyMember.plain("isLocked", "closure-islocked")),
            "/vin",
            List.of(LegacyMember.plain("vin", "vehicleidentification-vin")));

    private static final int OK = 200;

    private LegacyPath() {}

    static List<Signal> signals(JsonNode answer) {
        List<Signal> signals = new ArrayList<>();
        JsonNode body = answer.path("body");
        UnitSystem units = UnitSystem.of(Json.text(answer.path("headers").path("sc-unit-system")));
        Instant time = Json.time(answer.path("headers").path("sc-data-age"));
        for (LegacyMember member : members(answer)) {
            SignalName name = SignalName.of(member.code());
            if (answer.path("code").asInt(OK) != OK) {
                signals.add(Signal.failed(name, null, Json.text(body.path("type")), Json.text(body.path("code"))));
            } else if (body.isObject()) {
                JsonNode converted = member.conversion().convert(body, units);
                if (converted != null) {
                    signals.add(Signal.read(name, converted, Reading.of(name, converted, true), time, null));
                }
            }
        }
        return signals;
    }

    private static List<LegacyMember> members(JsonNode answer) {
        String path = Json.text(answer.path("path"));
        return path == null ? List.of() : MEMBERS.getOrDefault(path, List.of());
    }
}
