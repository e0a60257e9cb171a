package io.signalpost.simulator.vehicle;

import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the car complains of, and what workshops did about it. */
final class CareSignals {

    private static final int EUROS = 180;

    private CareSignals() {}

    static void define(Derivations derivations) {
        for (Fault fault : Fault.values()) {
            alert(derivations, fault.signal(), car -> car.health
                    .defect()
                    .filter(defect -> defect.fault() == fault)
                    .isPresent());
        }
        alert(derivations, "diagnostics-mil", car -> car.health.defect().isPresent());
        alert(derivations, "diagnostics-tirepressure", car -> car.tyres.low());
        alert(derivations, "diagnostics-oillife", Car::lowOil);
        derivations.number("diagnostics-dtccount", car -> car.health.defect().isPresent() ? 1 : 0);
        derivations.body("diagnostics-dtclist", CareSignals::troubleCodes);
        derivations.flag("service-isinservice", Car::inService);
        derivations.body("service-records", CareSignals::services);
    }

    private static void alert(Derivations derivations, String code, Predicate<Car> faulty) {
        derivations.body(code, (body, car) -> {
            if (faulty.test(car)) {
                body.put("status", "ALERT").put("description", "Fault reported");
            }
        });
    }

    private static void troubleCodes(ObjectNode body, Car car) {
        ArrayNode values = body.putArray("values");
        car.health.defect().ifPresent(defect -> values.addObject()
                .put("code", defect.fault().code())
                .put("timestamp", defect.since().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static void services(ObjectNode body, Car car) {
        ArrayNode values = body.putArray("values");
        for (Health.Service service : car.health.services()) {
            ObjectNode value = values.addObject().put("id", "service-" + service.number());
            value.putObject("cost").put("amount", EUROS).put("currency", "EUR");
            value.put("time", service.time().truncatedTo(ChronoUnit.SECONDS).toString());
            value.putArray("tasks").addObject().put("id", "t1").put("description", service.task());
            value.putArray("details");
            value.put("odometer", service.odometer());
        }
    }
}
