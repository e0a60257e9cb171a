package io.signalpost.simulator.vehicle;

import java.util.function.ObjIntConsumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.simulator.vehicle.Closures.Opening;

/** Doors, windows, lids and locks, and the tyres, which are laid out in rows and columns too. */
final class ClosureSignals {

    private static final int COLUMNS = 2;

    private ClosureSignals() {}

    static void define(Derivations derivations) {
        derivations.flag("closure-islocked", car -> car.closures.isLocked());
        derivations.body("closure-doors", ClosureSignals::doors);
        derivations.body("closure-windows", ClosureSignals::windows);
        derivations.body("closure-reartrunk", (body, car) -> lid(body, car, Opening.REAR_TRUNK));
        derivations.body("closure-tailgate", (body, car) -> lid(body, car, Opening.TAILGATE));
        // The lock of this one is not known, as in the example.
        derivations.body("closure-fronttrunk", (body, car) -> opening(body, car, Opening.FRONT_TRUNK));
        derivations.body("closure-enginecover", (body, car) -> opening(body, car, Opening.ENGINE_COVER));
        derivations.body("wheel-tires", ClosureSignals::tyres);
    }

    private static void doors(ObjectNode body, Car car) {
        grid(body, Closures.DOORS.size(), (value, index) -> lid(value, car, Closures.DOORS.get(index)));
    }

    private static void windows(ObjectNode body, Car car) {
        grid(body, Closures.WINDOWS.size(), (value, index) -> opening(value, car, Closures.WINDOWS.get(index)));
    }

    private static void tyres(ObjectNode body, Car car) {
        grid(
                body,
                Tyres.COUNT,
                (value, index) -> value.set("tirePressure", Derivations.rounded(car.tyres.pressure(index), 1)));
    }

    private static void lid(ObjectNode body, Car car, Opening opening) {
        opening(body, car, opening);
        body.put("isLocked", car.closures.isLocked());
    }

    private static void opening(ObjectNode body, Car car, Opening opening) {
        body.put("isOpen", car.closures.isOpen(opening));
    }

    private static void grid(ObjectNode body, int size, ObjIntConsumer<ObjectNode> filler) {
        ArrayNode values = body.putArray("values");
        for (int index = 0; index < size; index++) {
            filler.accept(values.addObject().put("row", index / COLUMNS).put("column", index % COLUMNS), index);
        }
        body.put("rowCount", size / COLUMNS).put("columnCount", COLUMNS);
    }
}
