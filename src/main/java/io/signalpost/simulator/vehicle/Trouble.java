package io.signalpost.simulator.vehicle;

import java.util.Set;
import java.util.function.Predicate;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;

/**
 * An error that comes and goes.
 *
 * @param signals that it hits; null when it is the whole connection
 * @param during  what the car does when it shows
 */
record Trouble(SignalError error, Predicate<SignalDefinition> signals, Set<Activity> during, Spell spell) {

    boolean shows(Activity activity) {
        return spell.on() && during.contains(activity);
    }

    boolean ofConnection() {
        return signals == null;
    }

    boolean hits(SignalDefinition signal) {
        return signals != null && signals.test(signal);
    }
}
