package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.util.List;

/**
 * The pages of a SQLite file that hold nothing now, and may still have in them what pruning has removed. SQLite overwrites
 * them when it needs them, which may be never.
 */
final class FreePages {

    private static final int AT_ONCE = 1_000; // 4 MB, as in a group of events

    /** What clears them, each to be repeated until it gives false. */
    static final List<Write<Boolean>> CLEARING = List.of(FreePages::fill, FreePages::free);

    private FreePages() {}

    private static boolean fill(Statements writer) throws SQLException {
        writer.update("CREATE TABLE IF NOT EXISTS overwritten (zeros BLOB)");
        long pages = Math.min(AT_ONCE, writer.number(0, "PRAGMA freelist_count"));
        if (pages > 0) {
            writer.update(
                    "INSERT INTO overwritten (zeros) VALUES (zeroblob(?))",
                    pages * writer.number(0, "PRAGMA page_size"));
        }
        return pages > 0;
    }

    private static boolean free(Statements writer) throws SQLException {
        boolean more = writer.update("DELETE FROM overwritten WHERE rowid = (SELECT max(rowid) FROM overwritten)") > 0;
        if (!more) {
            writer.update("DROP TABLE overwritten");
        }
        return more;
    }
}
