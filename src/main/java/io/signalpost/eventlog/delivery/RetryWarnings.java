package io.signalpost.eventlog.delivery;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Which failed attempts a destination's log warns of: the first of an event, the second, the fourth and so on, but no more than
 * ten in a minute, should every other event fail; how many it leaves out it says with the next one. Thread-safe.
 */
final class RetryWarnings {

    private static final int MOST = 10;
    private static final long PERIOD = Duration.ofMinutes(1).toMillis();

    private long begin;
    private int given;
    private int leftOut;

    /**
     * Whether to warn, and how many warnings were left out before; empty not to.
     *
     * @param attempts that the event has had, this one included
     * @param now      milliseconds of any clock that goes on
     */
    synchronized OptionalInt due(int attempts, long now) {
        if (Integer.bitCount(attempts) != 1) {
            return OptionalInt.empty();
        }
        if (given == 0 || now - begin >= PERIOD) {
            begin = now;
            given = 0;
        }
        if (given == MOST) {
            leftOut++;
            return OptionalInt.empty();
        }
        given++;
        OptionalInt before = OptionalInt.of(leftOut);
        leftOut = 0;
        return before;
    }
}
