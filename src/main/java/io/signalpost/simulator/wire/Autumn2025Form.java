package io.signalpost.simulator.wire;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;

/** Deliveries of autumn 2025: signals named {@code Group.Name}, no version, and fuel as a fraction of a tank. */
final class Autumn2025Form extends EnvelopeForm {

    private static final String FUEL_LEVEL = "internalcombustionengine-fuellevel";

    @Override
    ObjectNode success(Reading reading, JsonNode body) {
        JsonNode percent = body.path("value");
        JsonNode written = reading.signal().code().equals(FUEL_LEVEL) && percent.isNumber()
                ? object().put("value", percent.decimalValue().movePointLeft(2))
                : body;
        return super.success(reading, written).set("meta", times(reading, "retrievedAt"));
    }

    @Override
    JsonNode reference(SignalDefinition signal) {
        return TextNode.valueOf(signal.qualifiedName());
    }

    /** The mode only where a receiver would else take what is made up for real. */
    @Override
    ObjectNode meta(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        ObjectNode meta = object().put("deliveryId", deliveryId)
                .put("deliveredAt", deliveredAt.toEpochMilli())
                .put("deliveryTime", deliveredAt.toEpochMilli());
        return event.mode() == Mode.LIVE ? meta : meta.put("mode", event.mode().name());
    }
}
