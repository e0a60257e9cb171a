package io.signalpost.eventlog.delivery;

import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.store.Partition;

/**
 * What a node has done for a destination since it was last written down. It is written as a whole, so that the ledger adds
 * up at any moment.
 *
 * @param id         a random number, by which it can be told whether it is in the tables
 * @param partitions in which events have passed
 * @param following  the positions of partitions in which there was nothing to pass
 * @param lastSeq    number of the last event that was read
 * @param lastId     its id; null when none was
 */
record Progress(long id, List<InPartition> partitions, List<Following> following, long lastSeq, String lastId) {

    /** A failed attempt. {@code nextAttemptAt} is null for a dead letter; times in milliseconds since 1970. */
    record Failure(long seq, int attempts, Long nextAttemptAt, String errorClass, String error, long failedAt) {

        boolean isDead() {
            return nextAttemptAt == null;
        }
    }

    /** These partitions have nothing up to that position. */
    record Following(long partitions, long position) {}

    /** How far one partition has come, and how each of its events ended. */
    static final class InPartition {

        final int partition;
        long position;
        /** Events beyond the position that have passed, too; see {@link Distances}. */
        String done;
        /** How many events have passed: were delivered, filtered, failed or held for the first time. */
        long passed;

        long delivered;
        long filtered;
        /** Numbers it has come past that are no events' any more. */
        long missing;

        final List<Failure> failed = new ArrayList<>();
        /** Of events that had failed, or been held, before. */
        final List<Failure> failedAgain = new ArrayList<>();
        /** Numbers of events that had failed, or been held, before and are delivered now. */
        final List<Long> redelivered = new ArrayList<>();
        /** Numbers of events that wait for one of the same vehicle, which has failed. */
        final List<Long> held = new ArrayList<>();

        InPartition(int partition) {
            this.partition = partition;
        }

        boolean isEmpty() {
            return passed == 0 && missing == 0 && failedAgain.isEmpty() && redelivered.isEmpty();
        }

        /** Adds what came after it. */
        void add(InPartition later) {
            passed += later.passed;
            delivered += later.delivered;
            filtered += later.filtered;
            missing += later.missing;
            failed.addAll(later.failed);
            failedAgain.addAll(later.failedAgain);
            redelivered.addAll(later.redelivered);
            held.addAll(later.held);
        }
    }

    /** The partitions in which events have passed. */
    long partitionSet() {
        long set = Partition.NONE;
        for (InPartition each : partitions) {
            set |= Partition.set(each.partition);
        }
        return set;
    }

    /** Whether events have failed, or been delivered that had failed before. */
    boolean hasFailures() {
        return partitions.stream()
                .anyMatch(each -> !each.failed.isEmpty() || !each.failedAgain.isEmpty() || !each.redelivered.isEmpty());
    }

    boolean isEmpty() {
        return partitions.isEmpty() && following.isEmpty();
    }
}
