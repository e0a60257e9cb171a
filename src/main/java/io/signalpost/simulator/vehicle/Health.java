package io.signalpost.simulator.vehicle;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.signalpost.catalog.Catalog;

/** Now and then something in the car breaks, until a workshop repairs it. */
final class Health {

    /** A stay at a workshop. */
    record Service(int number, Instant time, int odometer, String task) {}

    /** What is broken, and since when. */
    record Defect(Fault fault, Instant since) {}

    private static final Spell.Hours GOOD = new Spell.Hours(16, 96);
    private static final int RECORDS = 5;

    private final RandomGenerator random;
    private final List<Fault> possible;
    private final Deque<Service> services = new ArrayDeque<>();
    private double left;
    private Defect defect;
    private int served;

    Health(VehicleModel model, RandomGenerator random) {
        this.random = random;
        this.possible = Arrays.stream(Fault.values())
                .filter(fault ->
                        model.capableOf(Catalog.get().signal(fault.signal()).orElseThrow()))
                .toList();
        this.left = GOOD.draw(random);
    }

    void live(double hours, Instant now) {
        left -= hours;
        if (defect == null && left <= 0) {
            defect = new Defect(possible.get(random.nextInt(possible.size())), now);
        }
    }

    void serve(Instant now, double odometer) {
        String task = defect().map(Defect::fault).map(Fault::repair).orElse("Inspection");
        served++;
        services.addLast(new Service(served, now, (int) odometer, task));
        if (services.size() > RECORDS) {
            services.removeFirst();
        }
        defect = null;
        left = GOOD.draw(random);
    }

    Optional<Defect> defect() {
        return Optional.ofNullable(defect);
    }

    /** The last few, oldest first. */
    List<Service> services() {
        return List.copyOf(services);
    }
}
