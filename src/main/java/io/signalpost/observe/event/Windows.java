package io.signalpost.observe.event;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.index.IndexTable;
import io.signalpost.eventlog.store.EventColumns;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.EventVisitor;
import io.signalpost.eventlog.store.Statements;

/**
 * Reads back in the log, a stretch of it by each statement: as much as takes a moment, so that the time limit is kept also
 * where no event is as it is asked for. Whoever gives way has no statement open, which would keep SQLite from beginning its
 * write-ahead log anew. Where the index has the vehicle or user that is asked for, it is asked first.
 */
final class Windows {

    private static final long FIRST = 1_000;
    private static final long LARGEST = 1 << 22;
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

    private final EventTable events;
    private final Statements statements;
    private final Looking looking;
    private final long from;
    private final long deadline = System.nanoTime() + EventSearch.LIMIT.toNanos();
    private long before;
    private boolean wanted = true;

    /**
     * @param from   the lowest number
     * @param before number behind the highest
     */
    Windows(EventTable events, Statements statements, Looking looking, long from, long before) {
        this.events = events;
        this.statements = statements;
        this.looking = looking;
        this.from = from;
        this.before = before;
    }

    /**
     * Until the visitor wants no more, the time is up, or there is nothing before.
     *
     * @param subjects of which an event must be one, as the index has them; empty for any
     */
    void read(Supplier<EventColumns> only, Set<Long> subjects, EventVisitor visitor) throws SQLException {
        long indexed = subjects.isEmpty() ? from : Math.max(from, IndexTable.next(statements) * IndexTable.SIZE);
        readDownTo(indexed, only, visitor);
        while (goesOn(from)) {
            looking.giveWay(this::isTimeUp);
            long batch = IndexTable.batch(before - 1);
            long first = Math.max(from, batch * IndexTable.SIZE);
            List<Long> seqs = IndexTable.find(statements, batch, subjects);
            if (seqs.isEmpty()) {
                before = first;
            } else {
                readDownTo(first, () -> only.get().among(seqs), visitor);
            }
        }
    }

    private void readDownTo(long end, Supplier<EventColumns> only, EventVisitor visitor) throws SQLException {
        long size = FIRST;
        while (goesOn(end)) {
            long low = Math.max(end, before - size);
            long began = System.nanoTime();
            boolean all = events.readBack(statements, low, before, only.get(), (entry, token) -> {
                before = entry.seq();
                wanted = visitor.visit(entry, token);
                return wanted && !looking.isDue() && !isTimeUp();
            });
            if (all) {
                before = low;
            }
            looking.giveWay(this::isTimeUp);
            size = System.nanoTime() - began < SHORT ? Math.min(LARGEST, 2 * size) : Math.max(FIRST, size / 2);
        }
    }

    private boolean goesOn(long end) {
        return wanted && before > end && !isTimeUp();
    }

    /** The number that it has come to: all from there on have been looked at. */
    long reached() {
        return before;
    }

    boolean isDone() {
        return before <= from;
    }

    private boolean isTimeUp() {
        return System.nanoTime() - deadline > 0;
    }
}
