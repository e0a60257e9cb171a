package io.signalpost.simulator.vehicle;

import java.util.random.RandomGenerator;

/** Something that comes now and then, stays for a while, and ends by itself. */
final class Spell {

    /** Least and most. */
    record Hours(double least, double most) {

        static Hours minutes(double least, double most) {
            return new Hours(least / 60, most / 60);
        }

        double draw(RandomGenerator random) {
            return random.nextDouble(least, most);
        }
    }

    private final RandomGenerator random;
    private final Hours pause;
    private final Hours length;
    private boolean on;
    private double left;

    /** Begins with a pause. */
    Spell(RandomGenerator random, Hours pause, Hours length) {
        this.random = random;
        this.pause = pause;
        this.length = length;
        this.left = pause.draw(random);
    }

    /** @return whether it has begun or ended */
    boolean pass(double hours) {
        left -= hours;
        if (left > 0) {
            return false;
        }
        on = !on;
        left = (on ? length : pause).draw(random);
        return true;
    }

    boolean on() {
        return on;
    }

    /** At once, if it is on. */
    void end() {
        if (on) {
            on = false;
            left = pause.draw(random);
        }
    }
}
