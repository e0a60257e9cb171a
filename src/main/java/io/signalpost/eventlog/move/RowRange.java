package io.signalpost.eventlog.move;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table that follow each other by its key, as the source has them.
 *
 * @param after  the key that it begins behind; null for the beginning
 * @param upTo   the key that it ends with; null for the end, whatever comes there
 * @param first  the first key that there is; null when there is none
 * @param last   the last
 * @param digest of the rows
 * @param rows   for COPY, one behind the other
 */
record RowRange(MovedTable table, Object after, Object upTo, Object first, Object last, Digest digest, byte[] rows) {

    /** Whether it goes to the end. */
    boolean isLast() {
        return upTo == null;
    }

    /** Whether there is a row for each number, at least one. */
    boolean isDense() {
        return first instanceof Long one && (long) last - one < digest.rows();
    }

    /** The rows of that range, for a statement of PostgreSQL's. */
    String condition() {
        List<String> parts = new ArrayList<>();
        if (after != null) {
            parts.add(key(after) + " > " + literal(after));
        }
        if (upTo != null) {
            parts.add(key(upTo) + " <= " + literal(upTo));
        }
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    /** SQLite orders texts by their bytes. */
    private String key(Object like) {
        return like instanceof String ? table.key() + " COLLATE \"C\"" : table.key();
    }

    private static String literal(Object key) {
        return key instanceof String text ? "'" + text.replace("'", "''") + "'" : key.toString();
    }

    /** Of keys that are numbers; of others, which are ids of vehicles, only the table is told. */
    String place() {
        return first instanceof Long ? table.name() + ", " + table.key() + " " + first + " to " + last : table.name();
    }
}
