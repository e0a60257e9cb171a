package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.wire.OutgoingEvent.Type;

/** The sample of a version 3.0 on an old page, which showed vehicle states only. */
final class SampleForm extends EnvelopeForm {

    private static final long VIN_NUMBERS = 100_000_000_000_000L;

    @Override
    public Optional<ObjectNode> write(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        return event.type() == Type.VEHICLE_ERROR ? Optional.empty() : super.write(event, deliveryId, deliveredAt);
    }

    @Override
    void state(ObjectNode body, OutgoingEvent event) {
        body.putObject("data")
                .<ObjectNode>set("vehicle", vehicle(event.vehicle()))
                .<ObjectNode>set("signals", signals(event))
                .set("user", user(event.vehicle()));
        body.set("triggers", triggers(event));
    }

    @Override
    ObjectNode user(VehicleIdentity vehicle) {
        return object().put("id", "user_" + vehicle.userId());
    }

    /** With a VIN that no vehicle has: this form gives one whether the owner shares it or not. */
    @Override
    ObjectNode vehicle(VehicleIdentity vehicle) {
        long number = Math.floorMod(vehicle.id().hashCode(), VIN_NUMBERS);
        return super.vehicle(vehicle).put("vin", "ZZZ%014d".formatted(number));
    }

    @Override
    ObjectNode success(Reading reading, JsonNode body) {
        boolean percentage = body.path("unit").asText().equals("percent") && body.has("value");
        return super.success(reading, percentage ? object().set("percentage", body.get("value")) : body);
    }

    @Override
    JsonNode reference(SignalDefinition signal) {
        return object().put("code", signal.code());
    }

    @Override
    ObjectNode meta(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        return object().put("version", "3.0")
                .put("deliveryId", deliveryId)
                .put("deliveredAt", deliveredAt.getEpochSecond())
                .put("webhookId", event.webhook().id())
                .put("webhookName", event.webhook().name())
                .put("signalCount", event.readings().size())
                .put("mode", event.mode().name());
    }
}
