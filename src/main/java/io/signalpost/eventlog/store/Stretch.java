package io.signalpost.eventlog.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader got of the log, for the partitions that it asked for.
 *
 * @param entries in the order they were appended
 * @param upTo    number up to which there is nothing else for it
 * @param lastId  id of the event of that number; null when that is not known
 * @param missing numbers that are no events' any more, since others around them have outlived them
 */
public record Stretch(List<LogEntry> entries, long upTo, String lastId, List<Missing> missing) {

    /** From {@code first} to {@code last}. */
    public record Missing(long first, long last) {

        static void add(List<Missing> all, long after, long before) {
            if (before > after + 1) {
                all.add(new Missing(after + 1, before - 1));
            }
        }
    }

    /** @param entries all that the log has behind {@code after}, up to the last of them */
    public static Stretch of(List<LogEntry> entries, long after) {
        long last = after;
        List<Missing> missing = new ArrayList<>();
        String lastId = null;
        for (LogEntry entry : entries) {
            Missing.add(missing, last, entry.seq());
            last = entry.seq();
            lastId = entry.event().id();
        }
        return new Stretch(entries, last, lastId, missing);
    }

    /** The same, when there is nothing else up to a number. */
    public Stretch upTo(long number) {
        if (number == upTo) {
            return this;
        }
        List<Missing> all = new ArrayList<>(missing);
        Missing.add(all, upTo, number + 1);
        return new Stretch(entries, number, null, all);
    }
}
