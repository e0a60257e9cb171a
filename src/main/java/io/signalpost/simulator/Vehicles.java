package io.signalpost.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Fleet;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.webhook.NotFoundException;

/** The connected vehicles, in the order of connection. Not thread-safe: {@code Simulator} guards it. */
final class Vehicles {

    private final Fleet fleet;
    private final Map<String, Connected> byId = new LinkedHashMap<>();
    private final Deque<SimulatedVehicle> turns = new ArrayDeque<>();

    private record Connected(SimulatedVehicle vehicle, Instant since) {}

    Vehicles(Fleet fleet) {
        this.fleet = fleet;
    }

    SimulatedVehicle connect(Instant now) {
        SimulatedVehicle vehicle = fleet.next();
        byId.put(vehicle.identity().id(), new Connected(vehicle, now));
        turns.add(vehicle);
        return vehicle;
    }

    List<SimulatedVehicle> all() {
        return byId.values().stream().map(Connected::vehicle).toList();
    }

    /** @throws NotFoundException when there is none */
    SimulatedVehicle get(String id) {
        return connected(id).vehicle;
    }

    VehicleView view(String id, Collection<SignalDefinition> signals, Instant now) {
        Connected connected = connected(id);
        return VehicleView.of(connected.vehicle, connected.since, signals, now);
    }

    /** One after the other, round and round. */
    SimulatedVehicle nextInTurn() {
        SimulatedVehicle vehicle = turns.remove();
        turns.add(vehicle);
        return vehicle;
    }

    int size() {
        return byId.size();
    }

    private Connected connected(String id) {
        Connected connected = byId.get(id);
        if (connected == null) {
            throw new NotFoundException("there is no vehicle " + id);
        }
        return connected;
    }
}
