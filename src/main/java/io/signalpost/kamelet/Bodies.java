package io.signalpost.kamelet;

import java.util.Collections;
import java.util.List;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.UndeliverableException;

/** What Kamelets take: the body of a message, or of a list each element of it. */
final class Bodies {

    private Bodies() {}

    static List<?> of(Object body) {
        return body instanceof List<?> list ? list : Collections.singletonList(body);
    }

    /** @param kamelet that takes nothing but events */
    static VehicleEvent event(Object body, String kamelet) {
        if (body instanceof VehicleEvent event) {
            return event;
        }
        throw new UndeliverableException(kamelet + " takes a VehicleEvent or a list of them, not " + kind(body));
    }

    /** In words, without what it says. */
    static String kind(Object body) {
        return body == null ? "nothing" : "a " + body.getClass().getSimpleName();
    }
}
