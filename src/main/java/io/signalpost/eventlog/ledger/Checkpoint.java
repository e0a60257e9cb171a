package io.signalpost.eventlog.ledger;

import java.util.List;
import java.util.Map;

/**
 * What a destination had passed at some time. What succeeds leaves no row of its own: checkpoints, one in
 * {@value #SECONDS} seconds at most, tell when it was.
 *
 * @param at         in milliseconds since 1970
 * @param moved      the partitions that have moved since the last one, and how far each has come
 * @param successes  the last events that were delivered since then, and what the destination answered
 * @param nothingSent numbers of the events since then that a filter in the route has dropped, in order
 */
public record Checkpoint(long at, Map<Integer, Long> moved, List<Success> successes, List<Long> nothingSent) {

    public static final int SECONDS = 10;
}
