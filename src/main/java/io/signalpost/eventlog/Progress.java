package io.signalpost.eventlog;

import java.util.ArrayList;
import java.util.List;

/**
 * What one destination has done since its position was last written: how far it got and how each event ended.
 * Written as a whole, so that the ledger adds up at any moment.
 */
final class Progress {

    /** A failed attempt. {@code nextAttemptAt} is null for a dead letter; times in milliseconds since 1970. */
    record Failure(long seq, int attempts, Long nextAttemptAt, String errorClass, String error, long failedAt) {}

    private final long from;
    private long position;
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

    long passed() {
        return position - from;
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
        position = seq;
        filtered++;
    }

    void delivered(LogEntry entry) {
        if (entry.seq() > position) {
            position = entry.seq();
            delivered++;
        } else {
            redelivered.add(entry.seq());
        }
    }

    void failed(Failure failure) {
        position = Math.max(position, failure.seq());
        failures.add(failure);
    }
}
