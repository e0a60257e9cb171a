package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Stretch;
import io.signalpost.eventlog.window.Window;

/**
 * The newest events that any destination of this node has read: the others, which follow at once as a rule, get them from
 * here instead of each from the database. Thread-safe.
 */
final class Tail {

    private static final int MOST = 500;
    static final long MOST_BYTES = 1 << 20;

    /** In order, without a gap: what the log has from behind {@code after} on. */
    private final List<LogEntry> entries = new ArrayList<>();

    private long after = -1;
    private long bytes;

    /** Reads all that the log has behind a number, so many events at most. */
    @FunctionalInterface
    interface Log {
        Stretch read(long after, int limit) throws SQLException;
    }

    /** Events behind a number, or null when it does not have them: they are to be read from the log. */
    synchronized Stretch read(Window.Gap gap, int limit, long mostBytes, Log log) throws SQLException {
        if (after < 0 || gap.after() > upTo()) {
            begin(gap.after());
        }
        if (gap.after() == upTo()) {
            readOn(log);
        }
        return gap.after() < after ? null : from(gap, limit, mostBytes);
    }

    private void begin(long behind) {
        entries.clear();
        bytes = 0;
        after = behind;
    }

    private long upTo() {
        return entries.isEmpty() ? after : entries.get(entries.size() - 1).seq();
    }

    private void readOn(Log log) throws SQLException {
        for (LogEntry entry : log.read(upTo(), MOST).entries()) {
            entries.add(entry);
            bytes += entry.bytes();
        }
        int gone = 0;
        while (entries.size() - gone > MOST || bytes > MOST_BYTES && gone < entries.size() - 1) {
            LogEntry oldest = entries.get(gone++);
            bytes -= oldest.bytes();
            after = oldest.seq();
        }
        entries.subList(0, gone).clear();
    }

    private Stretch from(Window.Gap gap, int limit, long mostBytes) {
        List<LogEntry> found = new ArrayList<>();
        long size = 0;
        for (LogEntry entry : entries) {
            if (entry.seq() > gap.upTo() || found.size() == limit || size >= mostBytes) {
                break;
            }
            if (entry.seq() > gap.after()) {
                found.add(entry);
                size += entry.bytes();
            }
        }
        Stretch stretch = Stretch.of(found, gap.after());
        boolean isAll = found.size() < limit && size < mostBytes && gap.upTo() <= upTo();
        return isAll ? stretch.upTo(gap.upTo()) : stretch;
    }

    /** What is in the log may have changed. */
    synchronized void clear() {
        begin(-1);
    }
}
