package io.signalpost.simulator.wire;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.simulator.vehicle.Reading;

/** The {@code eventBased} webhook of 2.0, which knew three events: charging started, stopped, and was completed. */
final class LegacyChargeEvent {

    private static final String IS_CHARGING = "charge-ischarging";
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private LegacyChargeEvent() {}

    static Optional<ObjectNode> payload(OutgoingEvent event) {
        boolean changed =
                event.triggers().stream().anyMatch(signal -> signal.code().equals(IS_CHARGING));
        return changed
                ? reading(event, IS_CHARGING).map(charging -> JsonNodeFactory.instance
                        .objectNode()
                        .put("eventId", event.eventId())
                        .put("vehicleId", event.vehicle().id())
                        .put("eventType", type(event, charging.body()))
                        .put("eventTime", JavaScriptJson.iso(charging.oemUpdatedAt())))
                : Optional.empty();
    }

    private static String type(OutgoingEvent event, JsonNode charging) {
        if (charging.path("value").asBoolean()) {
            return "CHARGING_STARTED";
        }
        JsonNode charge = body(event, "tractionbattery-stateofcharge").path("value");
        JsonNode limit = body(event, "charge-chargelimits").path("activeLimit");
        boolean reached = charge.isNumber()
                && charge.decimalValue().compareTo(limit.isNumber() ? limit.decimalValue() : FULL) >= 0;
        return reached ? "CHARGING_COMPLETED" : "CHARGING_STOPPED";
    }

    private static JsonNode body(OutgoingEvent event, String code) {
        return reading(event, code).map(Reading::body).orElseGet(MissingNode::getInstance);
    }

    private static Optional<Reading> reading(OutgoingEvent event, String code) {
        return event.readings().stream()
                .filter(reading -> reading.ok() && reading.signal().code().equals(code))
                .findFirst();
    }
}
