package io.signalpost.eventlog.delivery;

import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.store.LogEntry;

/**
 * What one destination has done since its position was last written: how far it got and how each event ended.
 * Written as a whole, so that the ledger adds up at any moment.
 */
final class Progress {

    /** A failed attempt. {@code nextAttemptAt} is null for a dead letter; times in milliseconds since 1970. */
    record Failure(long seq, int attempts, Long nextAttemptAt, String errorClass, String error, long failedAt) {}

    private final long from;
    private long position;
    private long passed;
    private long delivered;
    private long filtered;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Long> redelivered = new ArrayList<>();

    Progress(long position) {
        this.from = position;
        this.position = position;
    }

    long from() {
        return from;
    }

    long position() {
        return position;
    }

    /** How many events the position has moved past; fewer than the numbers between when some have been pruned. */
    long passed() {
        return passed;
    }

    long delivered() {
        return delivered;
    }

    long filtered() {
        return filtered;
    }

    List<Failure> failures() {
        return failures;
    }

    /** Events that had failed before and are delivered now. */
    List<Long> redelivered() {
        return redelivered;
    }

    boolean isEmpty() {
        return position == from && failures.isEmpty() && redelivered.isEmpty();
    }

    void filtered(long seq) {
        pass(seq);
        filtered++;
    }

    void delivered(LogEntry entry) {
        if (entry.seq() > position) {
            pass(entry.seq());
            delivered++;
        } else {
            redelivered.add(entry.seq());
        }
    }

    void failed(Failure failure) {
        if (failure.seq() > position) {
            pass(failure.seq());
        }
        failures.add(failure);
    }

    private void pass(long seq) {
        position = seq;
        passed++;
    }
}
