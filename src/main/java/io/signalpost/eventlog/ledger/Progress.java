package io.signalpost.eventlog.ledger;

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
 * @param checkpoint when what had passed; null while it is not time for one
 */
public record Progress(
        long id,
        List<InPartition> partitions,
        List<Following> following,
        long lastSeq,
        String lastId,
        Checkpoint checkpoint) {

    /**
     * A failed attempt. Times in milliseconds since 1970, of attempts made, this one included.
     *
     * @param nextAttemptAt null for a dead letter
     * @param millis        how long the attempt took
     */
    public record Failure(
            long seq, int attempts, Long nextAttemptAt, String errorClass, String error, long failedAt, long millis) {

        public boolean isDead() {
            return nextAttemptAt == null;
        }
    }

    /** An attempt that found the destination unable to take anything, and does not count for its event. */
    public record Refusal(long seq, String errorClass, String error, long refusedAt, long millis) {}

    /** These partitions have nothing up to that position. */
    public record Following(long partitions, long position) {}

    /**
     * How far one partition has come, and how each of its events ended.
     *
     * @param done        events beyond the position that have passed, too; see {@link Distances}
     * @param passed      how many events have passed: were delivered, filtered, failed or held for the first time
     * @param missing     numbers it has come past that are no events' any more
     * @param failedAgain of events that had failed, or been held, before
     * @param redelivered events that had failed, or been held, before and are delivered now
     * @param refused     attempts that do not count
     * @param held        numbers of events that wait for one of the same vehicle, which has failed
     * @param heldAgain   likewise, of events that were due to be replayed
     */
    public record InPartition(
            int partition,
            long position,
            String done,
            long passed,
            long delivered,
            long filtered,
            long missing,
            List<Failure> failed,
            List<Failure> failedAgain,
            List<Success> redelivered,
            List<Refusal> refused,
            List<Long> held,
            List<Long> heldAgain) {}

    public Progress with(Checkpoint checkpoint) {
        return new Progress(id, partitions, following, lastSeq, lastId, checkpoint);
    }

    /** The partitions in which events have passed. */
    public long partitionSet() {
        long set = Partition.NONE;
        for (InPartition each : partitions) {
            set |= Partition.set(each.partition());
        }
        return set;
    }

    /** Whether events have failed, or been delivered that had failed before. */
    public boolean hasFailures() {
        return partitions.stream()
                .anyMatch(each -> !each.failed().isEmpty()
                        || !each.failedAgain().isEmpty()
                        || !each.redelivered().isEmpty()
                        || !each.heldAgain().isEmpty());
    }

    public boolean isEmpty() {
        return partitions.isEmpty() && following.isEmpty() && checkpoint == null;
    }
}
