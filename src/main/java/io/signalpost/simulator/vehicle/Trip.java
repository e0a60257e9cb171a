package io.signalpost.simulator.vehicle;

/** A drive from one place to another along a road that bends to one side: slow in towns at both ends, faster between. */
final class Trip {

    /** Road for each kilometre as the crow flies. */
    private static final double DETOUR = 1.2;

    private static final double TOWN_KPH = 30;
    private static final double COUNTRY_KPH = 70;
    private static final double TOWN_KM = 6;

    private final Position from;
    private final Position to;
    private final double length;
    private final double bend;
    private double done;

    /** @param bend how far the road strays to the right, in parts of the distance; negative is to the left */
    Trip(Position from, Position to, double bend) {
        this.from = from;
        this.to = to;
        this.bend = bend;
        this.length = from.kmTo(to) * DETOUR;
    }

    /** @return the kilometres driven */
    double advance(double hours) {
        double km = Math.min(length - done, speed() * hours);
        done += km;
        return km;
    }

    boolean over() {
        return done >= length;
    }

    /** Rises and falls a little with the road, never to 0; km/h. */
    double speed() {
        double outOfTown = Math.min(1, Math.min(done, length - done) / TOWN_KM);
        return (TOWN_KPH + COUNTRY_KPH * outOfTown) * (1 + 0.1 * Math.sin(2 * done));
    }

    Position position() {
        return at(done / length);
    }

    double heading() {
        double part = done / length;
        return at(part - 0.01).bearingTo(at(part + 0.01));
    }

    private Position at(double part) {
        double aside = Math.sin(Math.PI * part) * bend;
        double bearing = from.bearingTo(to);
        double direct = from.kmTo(to);
        return from.moved(bearing, direct * part).moved(bearing + 90, direct * aside);
    }
}
