package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Webhooks of 2.0, before August 2025: all attempts have the same bytes, and errors have no event of their own.
 *
 * @param payload of a vehicle state; empty when there is nothing to send
 */
record LegacyForm(String eventName, Function<OutgoingEvent, Optional<ObjectNode>> payload) implements BodyForm {

    @Override
    public Optional<ObjectNode> write(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        return switch (event.type()) {
            case VERIFY -> Optional.of(verify(event));
            case VEHICLE_STATE ->
                payload.apply(event).map(payload -> envelope(event, eventName)
                        .put("mode", event.mode().name().toLowerCase(Locale.ROOT))
                        .set("payload", payload));
            case VEHICLE_ERROR -> Optional.empty();
        };
    }

    private static ObjectNode verify(OutgoingEvent event) {
        ObjectNode body = envelope(event, "verify");
        body.putObject("payload").put("challenge", event.challenge());
        return body;
    }

    private static ObjectNode envelope(OutgoingEvent event, String eventName) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", "2.0")
                .put("webhookId", event.webhook().id())
                .put("eventName", eventName);
    }
}
