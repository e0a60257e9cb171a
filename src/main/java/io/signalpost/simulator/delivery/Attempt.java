package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One post of a delivery.
 *
 * @param number     1 to 4; a duplicate has the next one after the attempt that was acknowledged
 * @param deliveryId new for each attempt
 * @param writtenAt  when its body was written, which it gives as {@code deliveredAt}
 * @param at         when it began, by the real clock
 * @param status     HTTP status; null when there was no answer
 * @param failure    why it does not count as success, in words for people; null when it does
 * @param took       until the answer, or until it was given up
 * @param bytes      length of the body as declared, also when the connection broke before its end
 * @param faults     that the fault dial put into it
 */
public record Attempt(
        int number,
        String deliveryId,
        Instant writtenAt,
        Instant at,
        Integer status,
        String failure,
        Duration took,
        int bytes,
        Set<FaultKind> faults) {

    public Attempt {
        faults = Set.copyOf(faults);
    }

    public boolean acknowledged() {
        return failure == null;
    }
}
