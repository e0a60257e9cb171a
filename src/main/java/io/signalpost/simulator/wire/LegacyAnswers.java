package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.ErrorDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;

/**
 * The {@code scheduled} and {@code dynamic} webhooks of 2.0: what the paths of its API answered, each with a status. A
 * path holds several signals of today; signals that no path had are left out.
 */
final class LegacyAnswers {

    private LegacyAnswers() {}

    static Optional<ObjectNode> payload(OutgoingEvent event) {
        Map<String, List<Reading>> paths = byPath(event.readings());
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = payload.putArray("vehicles")
                .addObject()
                .put("vehicleId", event.vehicle().id())
                .put("requestId", event.eventId())
                .putArray("data");
        paths.forEach((path, readings) ->
                answers.add(answer(path, readings, event.webhook().units())));
        return Optional.of(payload);
    }

    private static Map<String, List<Reading>> byPath(List<Reading> readings) {
        Map<String, List<Reading>> paths = new LinkedHashMap<>();
        for (Reading reading : readings) {
            LegacyMember member = LegacyMember.of(reading.signal().code());
            if (member != null) {
                paths.computeIfAbsent(member.path(), path -> new ArrayList<>()).add(reading);
            }
        }
        return paths;
    }

    /** A path fails when nothing on it can be read. */
    private static ObjectNode answer(String path, List<Reading> all, UnitSystem units) {
        List<Reading> readings = all.stream().filter(Reading::ok).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("path", path);
        if (readings.isEmpty()) {
            SignalError reason = all.get(0).error();
            ErrorDefinition error = Catalog.get().requireError(reason.type(), reason.code());
            answer.put("code", error.httpStatus())
                    .putObject("body")
                    .put("type", error.type())
                    .put("code", error.code())
                    .put("description", error.description());
            return answer;
        }
        ObjectNode body = answer.put("code", 200).putObject("body");
        readings.forEach(reading ->
                LegacyMember.of(reading.signal().code()).writer().write(Imperial.body(reading, units), body));
        Instant updatedAt = readings.get(0).oemUpdatedAt();
        if (updatedAt.isAfter(Instant.EPOCH)) {
            answer.putObject("headers")
                    .put("sc-unit-system", units.name().toLowerCase(Locale.ROOT))
                    .put("sc-data-age", JavaScriptJson.iso(updatedAt));
        }
        return answer;
    }
}
