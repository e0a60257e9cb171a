package io.signalpost.eventlog.store;

import java.util.List;

/**
 * What a reader got of the log, for the partitions that it asked for.
 *
 * @param entries in the order they were appended
 * @param upTo    number up to which there is nothing else for it
 * @param lastId  id of the event of that number; null when that is not known
 * @param missing how many numbers it answers for are no events' any more, since others around them have outlived them
 */
public record Stretch(List<LogEntry> entries, long upTo, String lastId, long missing) {

    /** @param entries all that the log has behind {@code after}, up to the last of them */
    public static Stretch of(List<LogEntry> entries, long partitions, long after) {
        long last = after;
        long missing = 0;
        String lastId = null;
        for (LogEntry entry : entries) {
            missing += Partition.missing(partitions, last + 1, entry.seq() - 1);
            last = entry.seq();
            lastId = entry.event().id();
        }
        return new Stretch(entries, last, lastId, missing);
    }

    /** The same, when there is nothing else up to a number. */
    public Stretch upTo(long number, long partitions) {
        return number == upTo
                ? this
                : new Stretch(entries, number, null, missing + Partition.missing(partitions, upTo + 1, number));
    }
}
