package io.signalpost.simulator.vehicle;

/** Climate inside; what heats windows and wheel follows from how cold it is outside. */
final class Cabin {

    private static final double SHORT = 0.15;
    private static final double LONG = 0.5;

    private double temperature;
    private double target;
    private double outside;
    private boolean active;
    private double activeFor;

    Cabin(double temperature, double target) {
        this.temperature = temperature;
        this.outside = temperature;
        this.target = target;
    }

    void live(double hours, double outside) {
        this.outside = outside;
        activeFor += hours;
        double goal = active ? target : outside;
        temperature += (goal - temperature) * (1 - Math.exp(-hours / (active ? 0.15 : 0.8)));
    }

    void active(boolean active) {
        if (this.active != active) {
            this.active = active;
            activeFor = 0;
        }
    }

    void target(double target) {
        this.target = target;
    }

    double temperature() {
        return temperature;
    }

    double target() {
        return target;
    }

    boolean isActive() {
        return active;
    }

    boolean isDefrosterActive() {
        return active && outside < 6 && activeFor < SHORT;
    }

    boolean isSteeringHeaterActive() {
        return active && outside < 9 && activeFor < LONG;
    }
}
