package io.signalpost.simulator.vehicle;

import java.util.random.RandomGenerator;

/** While the car is parked, somebody now and then opens something for a few minutes. */
final class Errands {

    private final Closures closures;
    private final RandomGenerator random;
    private final Spell spell;

    Errands(Closures closures, RandomGenerator random) {
        this.closures = closures;
        this.random = random;
        this.spell = new Spell(random, new Spell.Hours(0.5, 4), Spell.Hours.minutes(2, 12));
    }

    void live(double hours) {
        if (spell.pass(hours)) {
            if (spell.on()) {
                Closures.Opening[] all = Closures.Opening.values();
                closures.open(all[random.nextInt(all.length)]);
            } else {
                closures.lock();
                closures.shutWindows();
            }
        }
    }

    boolean underWay() {
        return spell.on();
    }

    void end() {
        spell.end();
        closures.lock();
        closures.shutWindows();
    }
}
