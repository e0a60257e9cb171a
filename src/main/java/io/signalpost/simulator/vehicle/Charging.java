package io.signalpost.simulator.vehicle;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** The charging cable and what flows through it: it is plugged in, latched, then charges up to the battery's limit. */
final class Charging {

    private static final double LATCHED_AFTER = 0.5 / 60;
    private static final double CHARGES_AFTER = 1.5 / 60;
    private static final double EFFICIENCY = 0.92;
    private static final int RECORDS = 5;
    private static final int LEAST_FAST_VOLTS = 340;

    private final TractionBattery battery;
    private final VehicleModel.Electric electric;
    private final RandomGenerator random;
    private final Deque<ChargeRecord> records = new ArrayDeque<>();
    private Session session;
    private double connectedFor;
    private double energyAdded;
    private int sessions;

    private record Session(Place place, boolean fast, int mainsVolts, Instant start, int startPercent) {}

    Charging(TractionBattery battery, VehicleModel.Electric electric, RandomGenerator random) {
        this.battery = battery;
        this.electric = electric;
        this.random = random;
    }

    void connect(Place place, Instant now) {
        boolean fast = place.fast() && electric.fastKw() > 0;
        session = new Session(place, fast, random.nextInt(226, 237), now, percent());
        connectedFor = 0;
        energyAdded = 0;
    }

    void disconnect(Instant now) {
        if (session != null && energyAdded > 0) {
            sessions++;
            records.addLast(new ChargeRecord(
                    sessions,
                    session.place,
                    session.fast,
                    session.start,
                    now,
                    energyAdded,
                    session.startPercent,
                    percent()));
            if (records.size() > RECORDS) {
                records.removeFirst();
            }
        }
        session = null;
    }

    void live(double hours) {
        connectedFor += hours;
        if (active()) {
            energyAdded += battery.add(kilowatts() * hours);
        }
    }

    boolean connected() {
        return session != null;
    }

    boolean latched() {
        return connected() && connectedFor >= LATCHED_AFTER;
    }

    /** Whether energy flows. */
    boolean active() {
        return connected() && connectedFor >= CHARGES_AFTER && !battery.full();
    }

    boolean full() {
        return connected() && battery.full();
    }

    /** Whether it is connected to a charger for direct current. */
    boolean fast() {
        return connected() && session.fast;
    }

    int phases() {
        return fast() ? 1 : electric.phases();
    }

    int amperes() {
        if (!active()) {
            return 0;
        }
        return fast() ? (int) (fastKilowatts() * 1000 / volts()) : electric.amperes();
    }

    int maxAmperes() {
        return fast() ? electric.fastKw() * 1000 / LEAST_FAST_VOLTS : electric.amperes();
    }

    int volts() {
        if (!active()) {
            return 0;
        }
        return fast() ? LEAST_FAST_VOLTS + percent() / 2 : session.mainsVolts;
    }

    int watts() {
        return volts() * amperes() * phases();
    }

    /** Range for each hour of charging. */
    double kmPerHour() {
        return 100 * kilowatts() / electric.kwhPer100Km();
    }

    /** Until the limit is reached. */
    double minutesLeft() {
        return active() ? 60 * battery.missing() / kilowatts() : 0;
    }

    /** In the session of now, or else the last one. */
    double energyAdded() {
        return energyAdded;
    }

    /** The last few, oldest first. */
    List<ChargeRecord> records() {
        return List.copyOf(records);
    }

    private double kilowatts() {
        return EFFICIENCY * watts() / 1000;
    }

    /** Less and less from half full on. */
    private double fastKilowatts() {
        return electric.fastKw() * Math.min(1, 1 - (battery.percent() - 50) / 60);
    }

    private int percent() {
        return (int) Math.round(battery.percent());
    }
}
