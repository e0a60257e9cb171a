package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.PermissionDefinition;
import io.signalpost.catalog.SignalDefinition;

/** Vehicles and time for the tests of this package. */
final class Lives {

    static final Instant START = Instant.parse("2026-03-16T08:40:00Z");
    static final int MODELS = VehicleModel.ALL.size();

    private Lives() {}

    static List<SimulatedVehicle> fleet(long seed, int size) {
        Fleet fleet = new Fleet(seed, "live");
        return Stream.generate(fleet::next).limit(size).toList();
    }

    static SimulatedVehicle vehicle(VehicleModel model, Set<String> permissions) {
        SplittableRandom random = new SplittableRandom(model.model().hashCode());
        VehicleIdentity identity = new VehicleIdentity(
                "1",
                "2",
                null,
                model.make(),
                model.model(),
                2025,
                model.powertrain().name(),
                "live");
        return new SimulatedVehicle(identity, permissions, model, Registration.draw(model, 1, random), random);
    }

    /** Every model, with no gaps but those of its powertrain, and all permissions. */
    static Stream<SimulatedVehicle> openVehicles() {
        Set<String> all = Catalog.get().permissions().stream()
                .map(PermissionDefinition::name)
                .collect(Collectors.toSet());
        return VehicleModel.ALL.stream()
                .map(model -> new VehicleModel(
                        model.make(),
                        model.model(),
                        model.firstYear(),
                        model.lastYear(),
                        model.powertrain(),
                        model.trim(),
                        model.wmi(),
                        model.tyreBar(),
                        model.electric(),
                        model.combustion(),
                        List.of()))
                .map(model -> vehicle(model, all));
    }

    /** Lives on in steps of this length and looks after each. */
    static void live(SimulatedVehicle vehicle, Duration time, Duration step, Runnable look) {
        Instant now = START;
        for (Duration lived = Duration.ZERO; lived.compareTo(time) < 0; lived = lived.plus(step)) {
            now = now.plus(step);
            vehicle.live(step, now);
            look.run();
        }
    }

    static SignalDefinition signal(String code) {
        return Catalog.get().signal(code).orElseThrow();
    }

    /** What is read of a vehicle once its troubles, if any, have been ended; null when it does not supply the signal. */
    static JsonNode body(SimulatedVehicle vehicle, String code) {
        vehicle.recover();
        return vehicle.read(signal(code), START).body();
    }
}
