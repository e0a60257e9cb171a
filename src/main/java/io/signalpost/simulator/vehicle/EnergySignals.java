package io.signalpost.simulator.vehicle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Traction battery, engine and tank, starter battery. */
final class EnergySignals {

    private static final double RATED_BY_ESTIMATE = 1.08;

    private EnergySignals() {}

    static void define(Derivations derivations) {
        derivations.number("tractionbattery-stateofcharge", car -> car.battery.percent());
        derivations.number("tractionbattery-maxrangechargecounter", car -> car.battery.fullCharges());
        derivations.flag("tractionbattery-isheateractive", Car::batteryHeaterActive);
        derivations.body("tractionbattery-range", EnergySignals::range);
        derivations.body("tractionbattery-nominalcapacity", EnergySignals::capacity);
        derivations.fixed("tractionbattery-nominalcapacity");
        derivations.number("internalcombustionengine-amountremaining", 1, car -> car.engine.liters());
        derivations.number("internalcombustionengine-fuellevel", car -> car.engine.fuelPercent());
        derivations.number("internalcombustionengine-range", car -> car.engine.range());
        derivations.number("internalcombustionengine-oillife", car -> car.engine.oilLife());
        derivations.number("lowvoltagebattery-stateofcharge", Car::starterPercent);
    }

    private static void range(ObjectNode body, Car car) {
        body.set("value", Derivations.rounded(car.electricRange(), 0));
        body.withObject("/additionalValues/0")
                .set("value", Derivations.rounded(car.electricRange() * RATED_BY_ESTIMATE, 0));
    }

    private static void capacity(ObjectNode body, Car car) {
        double capacity = car.model.electric().capacityKwh();
        body.set("capacity", Derivations.rounded(capacity, 1));
        body.withObject("/availableCapacities/0")
                .put("description", car.model.powertrain() + ":" + car.model.trim())
                .set("capacity", Derivations.rounded(capacity, 1));
    }
}
