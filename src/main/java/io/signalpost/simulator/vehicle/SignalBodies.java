package io.signalpost.simulator.vehicle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.SignalDefinition;

/** Bodies in the shape of the catalogue's examples; a signal that does not follow from the car has the example's values. */
final class SignalBodies {

    private static final Derivations DERIVATIONS = derivations();

    private SignalBodies() {}

    static ObjectNode of(SignalDefinition signal, Car car) {
        ObjectNode body = signal.exampleBody().deepCopy();
        DERIVATIONS.apply(signal.code(), body, car);
        return body;
    }

    /** Whether the life of a car changes it. */
    static boolean change(SignalDefinition signal) {
        return DERIVATIONS.changes(signal.code());
    }

    private static Derivations derivations() {
        Derivations derivations = new Derivations();
        IdentitySignals.define(derivations);
        DrivingSignals.define(derivations);
        EnergySignals.define(derivations);
        ChargeSignals.define(derivations);
        ClosureSignals.define(derivations);
        CareSignals.define(derivations);
        return derivations;
    }
}
