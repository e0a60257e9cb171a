package io.signalpost.simulator.vehicle;

import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The cable, what flows through it, and what has flown. */
final class ChargeSignals {

    private static final double EUROS_PER_KWH = 0.35;

    private ChargeSignals() {}

    static void define(Derivations derivations) {
        derivations.flag("charge-ischargingcableconnected", car -> car.charging.connected());
        derivations.flag("charge-ischargingcablelatched", car -> car.charging.latched());
        derivations.flag("charge-ischargingportflapopen", car -> car.charging.connected());
        derivations.flag("charge-ischarging", car -> car.charging.active());
        derivations.flag("charge-isfastchargerpresent", car -> car.charging.fast());
        derivations.text("charge-detailedchargingstatus", car -> status(car.charging));
        derivations.text("charge-chargeportstatuscolor", car -> color(car.charging));
        derivations.text("charge-chargingconnectortype", car -> car.charging.fast() ? "CCS2" : "TYPE2");
        derivations.number("charge-chargerphases", car -> car.charging.phases());
        derivations.number("charge-amperage", car -> car.charging.amperes());
        derivations.number("charge-amperagerequested", car -> car.charging.amperes());
        derivations.number("charge-amperagemax", car -> car.charging.maxAmperes());
        derivations.number("charge-voltage", car -> car.charging.volts());
        derivations.number("charge-wattage", car -> car.charging.watts());
        derivations.number("charge-chargerate", car -> car.charging.kmPerHour());
        derivations.number("charge-energyadded", 1, car -> car.charging.energyAdded());
        derivations.number("charge-timetocomplete", car -> Math.ceil(car.charging.minutesLeft()));
        derivations.body("charge-chargelimits", ChargeSignals::limits);
        derivations.body("charge-chargerecords", ChargeSignals::records);
    }

    private static String status(Charging charging) {
        return charging.active() ? "CHARGING" : charging.full() ? "FULLY_CHARGED" : "NOT_CHARGING";
    }

    private static String color(Charging charging) {
        return charging.active() ? "GREEN" : charging.connected() && !charging.full() ? "ORANGE" : "BLUE";
    }

    private static void limits(ObjectNode body, Car car) {
        int limit = car.battery.limit();
        body.put("activeLimit", limit).withObject("/values/0").put("limit", limit);
    }

    private static void records(ObjectNode body, Car car) {
        ArrayNode values = body.putArray("values");
        for (ChargeRecord charge : car.charging.records()) {
            ObjectNode value = values.addObject();
            value.put("id", "charge-" + charge.number());
            value.putObject("cost")
                    .put("currency", "EUR")
                    .<ObjectNode>set("energyAmount", Derivations.rounded(charge.kwh() * EUROS_PER_KWH, 2))
                    .put("otherAmount", 0);
            value.put(
                    "startTime", charge.start().truncatedTo(ChronoUnit.SECONDS).toString());
            value.put("endTime", charge.end().truncatedTo(ChronoUnit.SECONDS).toString());
            Position position = charge.place().position();
            value.putObject("location")
                    .put("name", charge.place().name())
                    .put("address", charge.place().address())
                    .<ObjectNode>set("latitude", Derivations.rounded(position.latitude(), 4))
                    .set("longitude", Derivations.rounded(position.longitude(), 4));
            value.set("energyAdded", Derivations.rounded(charge.kwh(), 1));
            value.put("chargingType", charge.fast() ? "DC" : "AC");
            value.put("isPublicCharger", charge.place().fast());
            value.put("startStateOfCharge", charge.startPercent());
            value.put("endStateOfCharge", charge.endPercent());
        }
    }
}
