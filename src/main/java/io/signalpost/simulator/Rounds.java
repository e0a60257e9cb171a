package io.signalpost.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.signalpost.simulator.Subscriptions.Active;
import io.signalpost.simulator.clock.Life;
import io.signalpost.simulator.clock.SimulatedClock;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.vehicle.SimulatedVehicle;

/** Lets vehicles live, all at once or in turn, and tells of them. Not thread-safe: {@code Simulator} guards it. */
final class Rounds {

    /** So far {@link #advance()} lets one vehicle live before it gives the next its turn: a day. */
    private static final long MAX_STEPS = Duration.ofDays(1).dividedBy(Life.STEP);

    private final SimulatedClock clock;
    private final Vehicles vehicles;
    private final Subscriptions subscriptions;
    private final Traffic traffic;

    Rounds(SimulatedClock clock, Vehicles vehicles, Subscriptions subscriptions, Traffic traffic) {
        this.clock = clock;
        this.vehicles = vehicles;
        this.subscriptions = subscriptions;
        this.traffic = traffic;
    }

    void step(Duration step) {
        vehicles.all().forEach(vehicle -> live(vehicle, step));
    }

    /** @return what the next vehicle in turn that has something to tell has sent; none when there is no such vehicle */
    List<CompletableFuture<Delivery>> advance() {
        for (int tried = 0; tried < vehicles.size(); tried++) {
            SimulatedVehicle vehicle = vehicles.nextInTurn();
            if (traffic.possible(watching(vehicle))) {
                List<CompletableFuture<Delivery>> sent = look(vehicle);
                long most = vehicle.connectionHeld() ? 1 : MAX_STEPS;
                for (int steps = 0; sent.isEmpty() && steps < most; steps++) {
                    sent = live(vehicle, Life.STEP);
                }
                if (!sent.isEmpty()) {
                    return sent;
                }
            }
        }
        return List.of();
    }

    /** Tells at once what there is to tell, while no time passes. */
    List<CompletableFuture<Delivery>> look(SimulatedVehicle vehicle) {
        return traffic.look(watching(vehicle), Duration.ZERO);
    }

    private List<CompletableFuture<Delivery>> live(SimulatedVehicle vehicle, Duration step) {
        vehicle.live(step, clock.now());
        return traffic.look(watching(vehicle), step);
    }

    private List<Active> watching(SimulatedVehicle vehicle) {
        return subscriptions.ofVehicle(vehicle.identity().id());
    }
}
