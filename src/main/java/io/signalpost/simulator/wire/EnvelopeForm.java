package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.VehicleIdentity;

/**
 * What all forms since 2025 have in common: {@code eventId, eventType, data, triggers, meta}. Each method writes one part
 * with the members that none of them lacks, for a form to add to.
 */
abstract class EnvelopeForm implements BodyForm {

    @Override
    public Optional<ObjectNode> write(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        ObjectNode body = head(event);
        switch (event.type()) {
            case VERIFY -> {
                body.putObject("data").put("challenge", event.challenge());
                body.set("meta", verifyMeta(event, deliveryId, deliveredAt));
            }
            case VEHICLE_STATE -> {
                state(body, event);
                body.set("meta", meta(event, deliveryId, deliveredAt));
            }
            case VEHICLE_ERROR -> {
                ArrayNode errors = who(body.putObject("data"), event.vehicle()).putArray("errors");
                event.faults().forEach(fault -> errors.add(FaultWriter.write(fault, event, this::reference)));
                body.set("meta", meta(event, deliveryId, deliveredAt));
            }
        }
        return Optional.of(body);
    }

    ObjectNode head(OutgoingEvent event) {
        return object().put("eventId", event.eventId())
                .put("eventType", event.type().name());
    }

    void state(ObjectNode body, OutgoingEvent event) {
        who(body.putObject("data"), event.vehicle()).set("signals", signals(event));
        body.set("triggers", triggers(event));
    }

    private ObjectNode who(ObjectNode data, VehicleIdentity vehicle) {
        return data.<ObjectNode>set("user", user(vehicle)).set("vehicle", vehicle(vehicle));
    }

    ObjectNode user(VehicleIdentity vehicle) {
        return object().put("id", vehicle.userId());
    }

    ObjectNode vehicle(VehicleIdentity vehicle) {
        return object().put("id", vehicle.id())
                .put("make", vehicle.make())
                .put("model", vehicle.model())
                .put("year", vehicle.year());
    }

    final ArrayNode signals(OutgoingEvent event) {
        ArrayNode signals = JsonNodeFactory.instance.arrayNode();
        for (Reading reading : event.readings()) {
            signals.add(
                    reading.ok()
                            ? success(
                                    reading,
                                    Imperial.body(reading, event.webhook().units()))
                            : failure(reading));
        }
        return signals;
    }

    /** @param body in the units of the webhook */
    ObjectNode success(Reading reading, JsonNode body) {
        return codeFirst(reading.signal()).set("body", body);
    }

    /** @param fetched the name of Smartcar's own time */
    static ObjectNode times(Reading reading, String fetched) {
        return object().put("oemUpdatedAt", reading.oemUpdatedAt().toEpochMilli())
                .put(fetched, reading.retrievedAt().toEpochMilli());
    }

    private static ObjectNode failure(Reading reading) {
        ObjectNode signal = nameFirst(reading.signal());
        signal.putObject("status")
                .put("value", "ERROR")
                .putObject("error")
                .put("type", reading.error().type())
                .put("code", reading.error().code());
        return signal;
    }

    final ArrayNode triggers(OutgoingEvent event) {
        ArrayNode triggers = JsonNodeFactory.instance.arrayNode();
        if (event.first()) {
            return triggers.add(firstDelivery());
        }
        event.triggers().forEach(signal -> triggers.add(trigger(signal)));
        return triggers;
    }

    ObjectNode firstDelivery() {
        return object().put("type", "FIRST_DELIVERY");
    }

    ObjectNode trigger(SignalDefinition signal) {
        return object().put("type", "SIGNAL_UPDATED").set("signal", reference(signal));
    }

    /** A signal as triggers and errors name it. */
    JsonNode reference(SignalDefinition signal) {
        return nameFirst(signal);
    }

    ObjectNode verifyMeta(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        return webhookMeta(event, deliveryId).put("deliveredAt", deliveredAt.toEpochMilli());
    }

    ObjectNode meta(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        ObjectNode meta = webhookMeta(event, deliveryId)
                .put("deliveredAt", deliveredAt.toEpochMilli())
                .put("mode", event.mode().name());
        return event.type() == OutgoingEvent.Type.VEHICLE_STATE
                ? meta.put("signalCount", event.readings().size())
                : meta;
    }

    final ObjectNode webhookMeta(OutgoingEvent event, String deliveryId) {
        return object().put("version", "4.0")
                .put("webhookId", event.webhook().id())
                .put("webhookName", event.webhook().name())
                .put("deliveryId", deliveryId);
    }

    static ObjectNode codeFirst(SignalDefinition signal) {
        return object().put("code", signal.code()).put("name", signal.name()).put("group", signal.group());
    }

    private static ObjectNode nameFirst(SignalDefinition signal) {
        return object().put("name", signal.name()).put("group", signal.group()).put("code", signal.code());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
