package io.signalpost.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Reads the bodies of 2.0 ({@code scheduled}, {@code dynamic}, {@code eventBased}, {@code verify}), the form before
 * August 2025. Smartcar sends one vehicle per body; of several the first is read.
 */
final class LegacyV2 {

    private LegacyV2() {}

    static boolean isWrittenIn(JsonNode root) {
        return root.has("eventName") && !root.has("eventType");
    }

    static Content read(JsonNode root) {
        JsonNode payload = root.path("payload");
        JsonNode first = payload.path("vehicles").path(0);
        String mode = Objects.requireNonNullElse(Json.upper(root.path("mode")), VehicleEvent.DEFAULT_MODE);
        ChargeEvent charge = ChargeEvent.of(payload);
        List<Signal> signals = new ArrayList<>(charge.signals());
        first.path("data").forEach(answer -> signals.addAll(LegacyPath.signals(answer)));
        return new Content(
                root,
                Json.text(root.path("eventName")),
                mode,
                Json.text(root.path("version")),
                Json.text(root.path("webhookId")),
                null,
                null,
                null,
                vehicle(Json.text(Json.first(first.path("vehicleId"), payload.path("vehicleId"))), first, mode),
                new User(null, null),
                charge.triggers(),
                List.copyOf(signals),
                List.of());
    }

    /** Make, model and year are known when the webhook asked for the path {@code /}. */
    private static Vehicle vehicle(String id, JsonNode vehicle, String mode) {
        JsonNode attributes = attributes(vehicle.path("data"));
        return new Vehicle(
                id,
                Json.text(attributes.path("make")),
                Json.text(attributes.path("model")),
                Json.integer(attributes.path("year")),
                mode,
                null);
    }

    private static JsonNode attributes(JsonNode answers) {
        for (JsonNode answer : answers) {
            if ("/".equals(answer.path("path").textValue())) {
                return answer.path("body");
            }
        }
        return MissingNode.getInstance();
    }
}
