package io.signalpost.observe.history;

import java.time.Instant;

/**
 * How far the log or a destination was at a time.
 *
 * @param destination its name; {@link #LOG} is the log itself
 * @param received    events in the log; 0 for a destination
 * @param delivered   events, as in the destination's ledger; 0 for the log
 * @param failed      attempts since the history began; 0 for the log
 */
record Sample(String destination, Instant at, long received, long delivered, long failed) {

    static final String LOG = "";

    /** Since 1970. */
    long minute() {
        return at.getEpochSecond() / 60;
    }
}
