package io.signalpost.eventlog;

import java.time.Duration;

/**
 * One destination's ledger. At any moment {@code passed = delivered + filtered + retrying + dead + discarded}, and
 * {@code pending} events lie ahead of {@code position}.
 *
 * @param state            {@code running}, {@code down} (its last attempts failed; reads on when a probe succeeds),
 *                         {@code paused} (by an operator) or {@code disabled} (known to the log, but no route reads it)
 * @param position         sequence number of the last event it has passed
 * @param oldestPendingAge age of the oldest event it has not passed; null when there is none
 */
public record DestinationStatus(
        String name,
        String state,
        long position,
        long pending,
        Duration oldestPendingAge,
        long passed,
        long delivered,
        long filtered,
        long retrying,
        long dead,
        long discarded) {}
