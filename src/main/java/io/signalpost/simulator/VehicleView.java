package io.signalpost.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.vehicle.VehicleIdentity;

/**
 * A vehicle at one moment, to look at.
 *
 * @param connectedAt     when its owner has connected it
 * @param connectionError null when it is connected
 * @param permissions     that its owner has granted
 * @param readings        by signal code
 */
public record VehicleView(
        VehicleIdentity identity,
        Instant connectedAt,
        SimulatedVehicle.Activity activity,
        SignalError connectionError,
        List<String> permissions,
        Map<String, Reading> readings) {

    static VehicleView of(
            SimulatedVehicle vehicle, Instant connectedAt, Collection<SignalDefinition> signals, Instant now) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        signals.forEach(signal -> readings.put(signal.code(), vehicle.read(signal, now)));
        return new VehicleView(
                vehicle.identity(),
                connectedAt,
                vehicle.activity(),
                vehicle.connectionError().orElse(null),
                vehicle.permissions().stream().sorted().toList(),
                readings);
    }
}
