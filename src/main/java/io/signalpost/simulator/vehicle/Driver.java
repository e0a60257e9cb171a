package io.signalpost.simulator.vehicle;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import io.signalpost.simulator.vehicle.Closures.Opening;

/** Uses the car: parks it, gets in, drives it somewhere, gets out; plugs it in, refuels it, brings it to a workshop. */
final class Driver {

    private enum Phase {
        PARKED,
        BOARDING,
        DRIVING,
        ALIGHTING
    }

    private static final Spell.Hours AT_THE_DOORS = Spell.Hours.minutes(1.5, 4);
    private static final Spell.Hours FIRST_STAY = Spell.Hours.minutes(1, 10);
    private static final double PRECONDITIONING = 6.0 / 60;
    private static final double LONGER = 0.25;
    private static final int LOW_FUEL = 20;
    private static final int LOW_BATTERY = 40;
    private static final int ENOUGH_TO_LEAVE = 60;
    private static final int NEARLY_FULL = 5;
    private static final List<Integer> CHARGE_LIMITS = List.of(80, 85, 90, 100);

    private final Car car;
    private final Habits habits;
    private final RandomGenerator random;
    private final Errands errands;
    private Place place;
    private Phase phase;
    private double left;
    private boolean refuels;

    Driver(Car car, Habits habits, RandomGenerator random) {
        this.car = car;
        this.habits = habits;
        this.random = random;
        this.errands = new Errands(car.closures, random);
        this.place = habits.home();
        if (random.nextBoolean()) {
            getOut();
        } else {
            enter(Phase.PARKED, FIRST_STAY.draw(random));
        }
    }

    void live(double hours, Instant now) {
        left -= hours;
        switch (phase) {
            case PARKED -> stay(hours, now);
            case BOARDING -> {
                if (left <= 0) {
                    depart();
                }
            }
            case DRIVING -> {
                if (car.drive(hours)) {
                    car.stop();
                    getOut();
                }
            }
            case ALIGHTING -> {
                if (refuels) {
                    car.engine.refuel(hours);
                }
                if (left <= 0) {
                    park(now);
                }
            }
        }
    }

    private void stay(double hours, Instant now) {
        if (errands.underWay() || !habits.isNight(car.clock())) {
            errands.live(hours);
        }
        if (left < PRECONDITIONING && tooLowToLeave()) {
            left = LONGER;
        }
        car.cabin.active(left < PRECONDITIONING);
        if (left <= 0) {
            getIn(now);
        }
    }

    private void getIn(Instant now) {
        errands.end();
        car.charging.disconnect(now);
        car.leaveService(now);
        car.closures.open(Opening.DOOR_FRONT_LEFT);
        if (chance(0.3)) {
            car.closures.open(Opening.DOOR_FRONT_RIGHT);
        }
        if (chance(0.2)) {
            car.cabin.target(19 + random.nextInt(8) / 2.0);
        }
        enter(Phase.BOARDING, AT_THE_DOORS.draw(random));
    }

    private void depart() {
        car.closures.lock();
        if (chance(car.outside() > 14 ? 0.4 : 0.1)) {
            car.closures.open(Opening.WINDOW_FRONT_LEFT);
        }
        Place destination = habits.next(place, car.clock());
        DriveMode[] modes = DriveMode.values();
        car.start(
                new Trip(place.position(), destination.position(), random.nextDouble(-0.15, 0.15)),
                chance(0.3) ? modes[random.nextInt(modes.length)] : car.mode());
        place = destination;
        enter(Phase.DRIVING, 0);
    }

    private void getOut() {
        car.closures.shutWindows();
        car.closures.open(Opening.DOOR_FRONT_LEFT);
        if (chance(0.3)) {
            car.closures.open(Opening.REAR_TRUNK);
            car.closures.open(Opening.TAILGATE);
        }
        refuels = place != habits.home() && car.engine.fuelPercent() < LOW_FUEL;
        enter(Phase.ALIGHTING, AT_THE_DOORS.draw(random));
    }

    private void park(Instant now) {
        car.closures.lock();
        if (wantsToCharge()) {
            if (chance(0.2)) {
                car.battery.limit(CHARGE_LIMITS.get(random.nextInt(CHARGE_LIMITS.size())));
            }
            car.charging.connect(place, now);
        }
        if (car.needsService() && place != habits.home()) {
            car.enterService();
        }
        enter(Phase.PARKED, habits.stay(place, car.clock()));
    }

    /** A hybrid is plugged in at home in the evening only. */
    private boolean wantsToCharge() {
        if (car.model.powertrain() == Powertrain.ICE) {
            return false;
        }
        if (place == habits.home() && habits.isEvening(car.clock())) {
            return car.battery.percent() < car.battery.limit() - NEARLY_FULL;
        }
        return car.model.powertrain() == Powertrain.BEV
                && car.battery.percent() < (place == habits.home() ? ENOUGH_TO_LEAVE : LOW_BATTERY);
    }

    private boolean tooLowToLeave() {
        return car.model.powertrain() == Powertrain.BEV
                && car.charging.connected()
                && car.battery.percent() < ENOUGH_TO_LEAVE;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private void enter(Phase next, double hours) {
        phase = next;
        left = hours;
    }
}
