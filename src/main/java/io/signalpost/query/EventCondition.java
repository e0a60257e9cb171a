package io.signalpost.query;

import io.signalpost.event.VehicleEvent;

/** What one parameter asks of an event. */
@FunctionalInterface
interface EventCondition {

    /** @param tokenName null when it is not known */
    boolean test(VehicleEvent event, String tokenName);
}
