package io.signalpost.observe.loss;

import java.time.Duration;

/**
 * What a time in which no event could be kept has probably cost. Smartcar tries to deliver an event four times, waiting
 * 25, 50 and 100 s in between, and then gives it up for good: lost is what was due so early in the outage that its last
 * attempt fell into it too.
 *
 * @param events  how many events Smartcar probably tried to deliver meanwhile
 * @param lost    how many of them it probably gave up
 * @param verdict {@code harmless}, {@code missed} (an attempt, which another made good) or {@code lost}
 */
record LossEstimate(double events, double lost, String verdict) {

    static final String LOST = "lost";
    static final String MISSED = "missed";
    static final String HARMLESS = "harmless";

    /** From the first attempt to the last. */
    static final Duration RETRIED = Duration.ofSeconds(25 + 50 + 100);

    private static final double PROBABLY = 0.5;

    static LossEstimate of(Duration outage, double eventsPerSecond) {
        double events = expected(outage, eventsPerSecond);
        double lost = expected(outage.minus(RETRIED), eventsPerSecond);
        return new LossEstimate(events, lost, lost >= PROBABLY ? LOST : events >= PROBABLY ? MISSED : HARMLESS);
    }

    private static double expected(Duration time, double eventsPerSecond) {
        return Math.max(0, time.toMillis()) / 1000.0 * eventsPerSecond;
    }
}
