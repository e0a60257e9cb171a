package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives an event the members that a body of one profile has, in their order. */
interface BodyForm {

    /** @return empty when the form has no such event */
    Optional<ObjectNode> write(OutgoingEvent event, String deliveryId, Instant deliveredAt);
}
