package io.signalpost.simulator.vehicle;

/** What the car is, and whether it is there. */
final class IdentitySignals {

    private IdentitySignals() {}

    static void define(Derivations derivations) {
        derivations.text("vehicleidentification-vin", car -> car.registration.vin());
        derivations.text("vehicleidentification-nickname", car -> car.registration.nickname());
        derivations.text("vehicleidentification-exteriorcolor", car -> car.registration.color());
        derivations.text("vehicleidentification-trim", car -> car.model.trim());
        derivations.fixed(
                "vehicleidentification-vin",
                "vehicleidentification-nickname",
                "vehicleidentification-exteriorcolor",
                "vehicleidentification-trim");
        derivations.flag("connectivitystatus-isasleep", Car::asleep);
        derivations.flag("surveillance-isenabled", Car::guarded);
    }
}
