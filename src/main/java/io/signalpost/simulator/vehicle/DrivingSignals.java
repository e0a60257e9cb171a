package io.signalpost.simulator.vehicle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the car is, how it moves, and the climate on board. */
final class DrivingSignals {

    private static final String[] DIRECTIONS = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
    private static final int METER = 5;

    private DrivingSignals() {}

    static void define(Derivations derivations) {
        derivations.number("odometer-traveleddistance", 1, Car::odometer);
        derivations.number("motion-currentspeed", Car::speed);
        derivations.text("transmission-gearstate", car -> car.driving() ? "DRIVE" : "PARK");
        derivations.body("transmission-drivemode", (body, car) -> body.put(
                        "canonical", car.mode().name())
                .put("oemDisplayName", car.mode().displayName()));
        derivations.flag("location-isathome", Car::atHome);
        derivations.body("location-preciselocation", DrivingSignals::location);
        derivations.number("climate-externaltemperature", 1, car -> half(car.outside()));
        derivations.number("climate-internaltemperature", 1, car -> half(car.cabin.temperature()));
        derivations.number("hvac-cabintargettemperature", 1, car -> car.cabin.target());
        derivations.flag("hvac-iscabinhvacactive", car -> car.cabin.isActive());
        derivations.flag("hvac-isfrontdefrosteractive", car -> car.cabin.isDefrosterActive());
        derivations.flag("hvac-isreardefrosteractive", car -> car.cabin.isDefrosterActive());
        derivations.flag("hvac-issteeringheateractive", car -> car.cabin.isSteeringHeaterActive());
    }

    private static void location(ObjectNode body, Car car) {
        int heading = (int) Math.round(car.heading()) % 360;
        body.set("latitude", Derivations.rounded(car.position().latitude(), METER));
        body.set("longitude", Derivations.rounded(car.position().longitude(), METER));
        body.put("heading", heading)
                .put("direction", DIRECTIONS[Math.round(heading / 45f) % DIRECTIONS.length])
                .put("locationType", car.driving() ? "CURRENT" : "LAST_PARKED");
    }

    private static double half(double degrees) {
        return Math.round(degrees * 2) / 2.0;
    }
}
