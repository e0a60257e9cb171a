package io.signalpost.simulator.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.signalpost.simulator.vehicle.VehicleIdentity;

/** The filters that subscriptions and connections have in common. */
record VehicleFilter(Optional<String> userId, Optional<String> vehicleId, Optional<String> mode)
        implements Predicate<VehicleIdentity> {

    static VehicleFilter of(Query query) {
        return new VehicleFilter(
                query.text("filter[userId]"),
                query.text("filter[vehicleId]"),
                query.oneOf("filter[vehicle.mode]", List.of("live", "simulated")));
    }

    @Override
    public boolean test(VehicleIdentity vehicle) {
        return Query.matches(userId, vehicle.userId())
                && Query.matches(vehicleId, vehicle.id())
                && Query.matches(mode, vehicle.mode());
    }
}
