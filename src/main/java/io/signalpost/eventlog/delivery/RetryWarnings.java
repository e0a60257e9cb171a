package io.signalpost.eventlog.delivery;

import java.time.Duration;

/**
 * Which failed attempts a destination's log warns of: the first of an event, the second, the fourth and so on, but no more than
 * ten in a minute, should every other event fail. Thread-safe.
 */
final class RetryWarnings {

    private static final int MOST = 10;
    private static final long PERIOD = Duration.ofMinutes(1).toMillis();

    private long begin;
    private int given;

    /**
     * @param attempts that the event has had, this one included
     * @param now      milliseconds of any clock that goes on
     */
    synchronized boolean due(int attempts, long now) {
        if (Integer.bitCount(attempts) != 1) {
            return false;
        }
        if (given == 0 || now - begin >= PERIOD) {
            begin = now;
            given = 0;
        }
        return ++given <= MOST;
    }
}
