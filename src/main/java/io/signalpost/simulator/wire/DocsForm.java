package io.signalpost.simulator.wire;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.wire.OutgoingEvent.Type;

/** Version 4.0 as the page of each event type shows it, with the time of VERIFY as text, as on the page about verification. */
final class DocsForm extends EnvelopeForm {

    @Override
    ObjectNode head(OutgoingEvent event) {
        ObjectNode head = super.head(event);
        return event.type() == Type.VERIFY
                ? head
                : head.put("vehicleId", event.vehicle().id());
    }

    @Override
    void state(ObjectNode body, OutgoingEvent event) {
        body.putObject("data")
                .<ObjectNode>set("user", user(event.vehicle()))
                .<ObjectNode>set("vehicle", vehicle(event.vehicle()))
                .<ObjectNode>set("triggers", triggers(event))
                .set("signals", signals(event));
    }

    @Override
    ObjectNode success(Reading reading, JsonNode body) {
        return super.success(reading, body).set("meta", times(reading, "fetchedAt"));
    }

    @Override
    ObjectNode firstDelivery() {
        return object().put("code", "FIRST_DELIVERY");
    }

    @Override
    ObjectNode trigger(SignalDefinition signal) {
        return codeFirst(signal);
    }

    @Override
    ObjectNode verifyMeta(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        return webhookMeta(event, deliveryId).put("deliveredAt", JavaScriptJson.iso(deliveredAt));
    }
}
