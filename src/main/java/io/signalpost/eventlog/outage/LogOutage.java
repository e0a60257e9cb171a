package io.signalpost.eventlog.outage;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which the log is not known to have been able to keep an event, and what that probably cost.
 *
 * @param begin          when an event could last be kept
 * @param end            when one could be kept again
 * @param expectedEvents how many events Smartcar probably tried to deliver meanwhile; 0 until it is judged
 * @param expectedLost   how many of them it probably gave up; 0 until it is judged
 * @param verdict        {@code harmless}, {@code missed} or {@code lost}; null until it is judged
 * @param acknowledgedAt when an operator took note of a loss; null before
 */
public record LogOutage(
        long id,
        Instant begin,
        Instant end,
        double expectedEvents,
        double expectedLost,
        String verdict,
        Instant acknowledgedAt) {

    public Duration length() {
        return Duration.between(begin, end);
    }
}
