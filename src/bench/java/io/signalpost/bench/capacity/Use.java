package io.signalpost.bench.capacity;

import java.time.Duration;
import java.util.Locale;

/**
 * What is assumed of the vehicles of a fleet. Smartcar sends when a signal that was chosen as a trigger has changed, which no page
 * of theirs gives a rate for.
 */
enum Use {
    /** Makers that tell of a change after up to an hour, few triggers. */
    CALM(Duration.ofMinutes(30), Duration.ofHours(2), 0.2),
    USUAL(Duration.ofMinutes(5), Duration.ofHours(4), 0.4),
    /** Triggers that change with every kilometre or percent, vehicles that are driven or charged all day. */
    BUSY(Duration.ofMinutes(1), Duration.ofHours(8), 0.8);

    private final Duration every;
    private final Duration perDay;
    private final double atOnce;

    /**
     * @param every  time between two events of a vehicle in use; one that is parked sends none
     * @param perDay how long a vehicle is in use
     * @param atOnce share of the fleet that is in use in the busiest minutes
     */
    Use(Duration every, Duration perDay, double atOnce) {
        this.every = every;
        this.perDay = perDay;
        this.atOnce = atOnce;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Duration every() {
        return every;
    }

    Duration perDay() {
        return perDay;
    }

    double atOnce() {
        return atOnce;
    }

    double eventsPerDay(long vehicles) {
        return vehicles * (double) perDay.toSeconds() / every.toSeconds();
    }

    double eventsPerSecond(long vehicles) {
        return vehicles * atOnce / every.toSeconds();
    }
}
