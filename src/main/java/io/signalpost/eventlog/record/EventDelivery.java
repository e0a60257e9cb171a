package io.signalpost.eventlog.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.signalpost.eventlog.ledger.AttemptTable;

/**
 * What became of one event at one destination.
 *
 * @param filteredBy  the parameter that did not let it through; null unless it was filtered
 * @param at          when it was delivered, gave up or failed last; null when that is not known, or nothing has happened
 * @param uncertainty how much earlier that may have been
 * @param duration    how long the attempt took; null when that is not known
 * @param answer      what the destination said, or why it failed; null when that is not known
 * @param attempts    how many attempts have counted
 * @param nextAttempt when it is tried again; null when it is not
 * @param replay      id of the replay that it is delivered again for, or was last; null for none
 * @param tried       what was tried, when it was not delivered at once
 */
public record EventDelivery(
        String destination,
        State state,
        String filteredBy,
        Instant at,
        Duration uncertainty,
        Duration duration,
        String answer,
        int attempts,
        Instant nextAttempt,
        Long replay,
        List<AttemptTable.Attempt> tried) {

    /** What becomes of an event. */
    public enum State {
        WAITING,
        DELIVERED,
        /** A filter in the route has dropped it. */
        NOTHING_SENT,
        FILTERED,
        RETRYING,
        /** It is about to be delivered again. */
        REPLAYING,
        HELD,
        DEAD,
        DISCARDED,
        /** It came before the destination began to read. */
        BEFORE_START
    }
}
