package io.signalpost.simulator.wire;

import java.util.List;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.VehicleIdentity;

/**
 * An event before it has a form. It stays the same over all attempts to deliver it.
 *
 * @param eventId  UUID
 * @param webhook  that it is sent for
 * @param vehicle  null for VERIFY
 * @param readings of all selected signals; empty but for VEHICLE_STATE
 * @param triggers signals that changed; empty with {@code first}
 * @param first    whether this is a FIRST_DELIVERY
 * @param faults   empty but for VEHICLE_ERROR
 * @param challenge null but for VERIFY
 */
public record OutgoingEvent(
        String eventId,
        Type type,
        Mode mode,
        WebhookInfo webhook,
        VehicleIdentity vehicle,
        List<Reading> readings,
        List<SignalDefinition> triggers,
        boolean first,
        List<Fault> faults,
        String challenge) {

    public enum Type {
        VERIFY,
        VEHICLE_STATE,
        VEHICLE_ERROR
    }

    public enum Mode {
        LIVE,
        TEST,
        SIMULATED
    }

    /** @param units that bodies are written in; readings are metric */
    public record WebhookInfo(String id, String name, String applicationId, UnitSystem units) {}

    /**
     * @param error    from the catalogue
     * @param resolved whether it has ended
     * @param signals  concerned; empty when it is the whole connection
     */
    public record Fault(SignalError error, boolean resolved, List<SignalDefinition> signals) {}

    public OutgoingEvent {
        readings = List.copyOf(readings);
        triggers = List.copyOf(triggers);
        faults = List.copyOf(faults);
    }
}
