package io.signalpost.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What a body of any version boils down to. */
record Content(
        JsonNode json,
        String type,
        String mode,
        String version,
        String webhookId,
        String deliveryId,
        Instant deliveredAt,
        Long sequence,
        Vehicle vehicle,
        User user,
        List<Trigger> triggers,
        List<Signal> signals,
        List<VehicleFault> faults) {

    static Content of(JsonNode root) {
        return LegacyV2.isWrittenIn(root) ? LegacyV2.read(root) : WireV4.read(root);
    }
}
