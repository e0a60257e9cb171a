package io.signalpost.eventlog.outage;

import java.time.Duration;

/**
 * How many events came in before a moment.
 *
 * @param lastHour in the hour before
 * @param lastDay  in the 24 hours before
 * @param recorded how far back the log goes from that moment
 * @param live     how many of them, from 0 to 1, a vehicle caused: not the test button, and no simulator
 */
public record Arrivals(long lastHour, long lastDay, Duration recorded, double live) {

    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    /** A log that has just begun must not make a rate of thousands out of its first moment. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /** Of live events, in the busier of hour and day: fleets have rush hours, and a single car may be quiet for hours. */
    public double perSecond() {
        return live * Math.max(perSecond(lastHour, HOUR), perSecond(lastDay, DAY));
    }

    private double perSecond(long events, Duration window) {
        Duration covered = recorded.compareTo(window) < 0 ? recorded : window;
        return events * 1000.0 / Math.max(covered.toMillis(), SHORTEST.toMillis());
    }
}
