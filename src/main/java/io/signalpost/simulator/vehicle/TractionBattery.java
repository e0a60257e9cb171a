package io.signalpost.simulator.vehicle;

/** The battery that drives the car; a combustion car has one of no capacity. */
final class TractionBattery {

    private final double capacity;
    private double energy;
    private int limit;
    private int fullCharges;

    TractionBattery(double capacityKwh, double percent, int limit) {
        this.capacity = capacityKwh;
        this.energy = capacityKwh * percent / 100;
        this.limit = limit;
    }

    /** @return what it could supply of it, down to the reserve */
    double take(double kwh, double reservePercent) {
        double taken = Math.max(0, Math.min(kwh, energy - capacity * reservePercent / 100));
        energy -= taken;
        return taken;
    }

    /** Up to the limit. @return what it could take of it */
    double add(double kwh) {
        double added = Math.max(0, Math.min(kwh, missing()));
        energy += added;
        if (added > 0 && full() && limit == 100) {
            fullCharges++;
        }
        return added;
    }

    /** Whether it is charged up to the limit. */
    boolean full() {
        return missing() < 0.001;
    }

    /** Energy up to the limit, in kWh. */
    double missing() {
        return capacity * limit / 100 - energy;
    }

    double percent() {
        return capacity == 0 ? 0 : Math.min(100, 100 * energy / capacity);
    }

    double energy() {
        return energy;
    }

    int limit() {
        return limit;
    }

    void limit(int percent) {
        limit = percent;
    }

    /** How often it was charged to 100 percent. */
    int fullCharges() {
        return fullCharges;
    }
}
