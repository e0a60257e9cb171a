package io.signalpost.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The 2.0 {@code eventBased} news that charging started, stopped or was completed: today it would be a change of
 * {@code charge-ischarging}, so that is what it reads as.
 */
record ChargeEvent(List<Trigger> triggers, List<Signal> signals) {

    private static final SignalName IS_CHARGING = SignalName.of("charge-ischarging");

    static ChargeEvent of(JsonNode payload) {
        String type = Json.text(payload.path("eventType"));
        if (type == null) {
            return new ChargeEvent(List.of(), List.of());
        }
        return switch (type) {
            case "CHARGING_STARTED" -> charging(type, true, payload);
            case "CHARGING_STOPPED", "CHARGING_COMPLETED" -> charging(type, false, payload);
            default -> new ChargeEvent(List.of(new Trigger(type, null, null, null)), List.of());
        };
    }

    private static ChargeEvent charging(String type, boolean charging, JsonNode payload) {
        JsonNode body = JsonNodeFactory.instance.objectNode().set("value", BooleanNode.valueOf(charging));
        Instant time = Json.time(payload.path("eventTime"));
        return new ChargeEvent(
                List.of(new Trigger(type, IS_CHARGING.code(), IS_CHARGING.name(), IS_CHARGING.group())),
                List.of(Signal.read(IS_CHARGING, body, SignalBody.of(IS_CHARGING, body, true), time, null)));
    }
}
