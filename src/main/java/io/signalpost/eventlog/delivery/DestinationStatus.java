package io.signalpost.eventlog.delivery;

import java.time.Duration;

/**
 * One destination's ledger. At any moment {@code passed = delivered + filtered + retrying + dead + discarded + pruned},
 * and {@code pending} events lie ahead of {@code position} (fewer, where dead letters have outlived their neighbours).
 *
 * @param state            {@code running}, {@code down} (its last attempts failed; reads on when a probe succeeds),
 *                         {@code paused} (by an operator) or {@code disabled} (known to the log, but no route reads it)
 * @param reader           host and process id of the node that reads it; null when none does
 * @param position         sequence number of the last event it has passed
 * @param oldestPendingAge age of the oldest event it has not passed; null when there is none, or nobody waits for it
 *                         because the destination is disabled
 * @param discarded        dead letters an operator gave up
 * @param pruned           events that were removed before they were delivered, because of the log's size limit or because
 *                         the destination was disabled for longer than the retention
 */
public record DestinationStatus(
        String name,
        String state,
        String reader,
        long position,
        long pending,
        Duration oldestPendingAge,
        long passed,
        long delivered,
        long filtered,
        long retrying,
        long dead,
        long discarded,
        long pruned) {

    static final String DISABLED = "disabled";
}
