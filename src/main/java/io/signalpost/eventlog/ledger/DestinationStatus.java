package io.signalpost.eventlog.ledger;

import java.time.Duration;

/**
 * One destination's ledger. At any moment {@code passed + replayed = delivered + filtered + retrying + held + dead + discarded
 * + pruned}; {@code pending} are all others.
 *
 * @param state            {@code running}, {@code down} (its last attempts failed; reads on when a probe succeeds),
 *                         {@code paused} (by an operator) or {@code disabled} (known to the log, but no route reads it)
 * @param down             since when and why; null unless the state is {@code down}
 * @param reader           process id and host of the nodes that read it; null when none does
 * @param position         sequence number up to which it has passed all events; it may have passed others beyond
 * @param replayed         events of the log that replays have put before it again
 * @param held             events that wait behind one of the same vehicle, which has failed
 * @param oldestPendingAge age of the oldest event it has not passed; null when there is none, or nobody waits for it
 *                         because the destination is disabled
 * @param oldestUndeliveredAge likewise, of those that are tried again or held as well
 * @param discarded        dead letters an operator gave up
 * @param pruned           events that were removed before they were delivered, because of the log's size limit or because
 *                         the destination was disabled for longer than the retention
 */
public record DestinationStatus(
        String name,
        String state,
        Down down,
        String reader,
        long position,
        long pending,
        Duration oldestPendingAge,
        Duration oldestUndeliveredAge,
        long passed,
        long replayed,
        long delivered,
        long filtered,
        long retrying,
        long held,
        long dead,
        long discarded,
        long pruned) {

    /** State of one whose last attempts failed. */
    public static final String DOWN = "down";

    /** State of one that no route reads. */
    public static final String DISABLED = "disabled";
}
