package io.signalpost.eventlog.move;

import java.time.Duration;
import java.util.List;

/**
 * A table of the log, and how it is gone through.
 *
 * @param key     column with an index, by which it is gone through a range at a time; null for one of a few rows, which is
 *                one range
 * @param growth  what becomes of its rows while the receiver runs
 * @param columns those that are moved
 */
record MovedTable(String name, String key, Growth growth, List<String> columns) {

    /** What becomes of rows, but for those that retention and erasures remove. */
    enum Growth {
        /** They come and go anywhere: all of them are compared each time. */
        CHANGES,
        /** They come behind the last by key and stay as they are: what was copied is not looked at again. */
        APPENDED,
        /** As those, but the key is a time, and clocks are put back. */
        APPENDED_BY_TIME;

        /** How far behind the last row that was copied others may still come. */
        long lag() {
            return this == APPENDED_BY_TIME ? Duration.ofHours(1).toMillis() : 0;
        }
    }

    boolean isAppended() {
        return growth != Growth.CHANGES;
    }

    /** Whether the key is a text. */
    boolean isText() {
        return "vehicle_id".equals(key);
    }

    String columnList() {
        return String.join(", ", columns);
    }
}
