package io.signalpost.simulator.server;

import io.signalpost.simulator.vehicle.VehicleIdentity;

/** A vehicle as Smartcar's API shows it within other resources. */
record VehicleAttributes(String make, String model, int year, String mode, String powertrainType) {

    static VehicleAttributes of(VehicleIdentity vehicle) {
        return new VehicleAttributes(
                vehicle.make(), vehicle.model(), vehicle.year(), vehicle.mode(), vehicle.powertrainType());
    }
}
