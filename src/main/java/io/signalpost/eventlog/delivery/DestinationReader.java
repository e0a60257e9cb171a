package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.eventlog.ledger.DestinationTable;
import io.signalpost.eventlog.ledger.Down;
import io.signalpost.eventlog.ledger.NodeTable;
import io.signalpost.eventlog.ledger.PartitionTable;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.ledger.ReplayedEvents;
import io.signalpost.eventlog.ledger.Rewind;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Stretch;
import io.signalpost.eventlog.window.Retry;
import io.signalpost.eventlog.window.Window;

/**
 * What one destination reads from the log and writes back to it. For the destination's own thread, but for {@link #changed},
 * {@link #wakeUp} and {@link #close}.
 */
public final class DestinationReader implements AutoCloseable {

    private final String name;
    private final Store store;
    private final Nodes nodes;
    private final Statements statements;
    private final Runnable onClose;
    /** What operators are shown; null when it may be anything. */
    private Optional<Down> shown;

    private volatile boolean changed = true;
    private volatile boolean behind;
    private volatile boolean moreDue;
    private volatile Thread thread;
    private volatile boolean woken;
    private String node;
    private DestinationTable.Row row = new DestinationTable.Row(-1, -1, -1, false, false);

    DestinationReader(String name, Store store, Nodes nodes, Runnable onClose) {
        this.name = name;
        this.store = store;
        this.nodes = nodes;
        this.statements = store.reader();
        this.onClose = onClose;
    }

    /** For whom {@link #wakeUp} is. */
    void begin() {
        thread = Thread.currentThread();
    }

    /** Something failed: begins again with a new connection. */
    void recover() {
        statements.close();
    }

    /** The destination's row as it is now. */
    DestinationTable.Row look() throws SQLException {
        changed = false; // before the rest, so that no change after it is missed
        return DestinationTable.row(statements, name);
    }

    /** The row that this reader goes by. */
    DestinationTable.Row row() {
        return row;
    }

    void goBy(DestinationTable.Row row) {
        if (row.shares() != this.row.shares()) {
            shown = null; // the node may have been entered anew
        }
        moreDue |= row.replays() != this.row.replays();
        this.row = row;
        behind = false;
    }

    /** The partitions that this node owns, as the table has them. */
    List<PartitionTable.Row> owned() throws SQLException {
        node = nodes.name();
        return PartitionTable.rows(statements, name).stream()
                .filter(row -> node.equals(row.owner()))
                .toList();
    }

    /** The partitions that are this node's to read. */
    long share() throws SQLException {
        List<String> readers = NodeTable.readers(statements, name);
        int own = readers.indexOf(nodes.name());
        long share = Partition.NONE;
        for (int i = 0; own >= 0 && i < Partition.COUNT; i++) {
            share |= (i + Math.abs(name.hashCode() % readers.size())) % readers.size() == own ? Partition.set(i) : 0;
        }
        return share;
    }

    void acquire(long partitions) throws EventLogUnavailableException {
        store.write(writer -> {
            PartitionTable.acquire(writer, name, nodes.name(), partitions);
            return null;
        });
    }

    void release(long partitions) throws EventLogUnavailableException {
        store.write(writer -> {
            PartitionTable.release(writer, name, node, partitions);
            NodeTable.share(writer, name);
            return null;
        });
    }

    /** Does what is left to do of a rewind. */
    void finishRewind(Instant now) throws EventLogUnavailableException {
        Rewind.finish(store, name, now);
    }

    /** @param tail what other destinations have read; null for none */
    Stretch read(Window.Gap gap, int limit, long mostBytes, Tail tail) throws SQLException {
        Stretch stretch = tail != null && readsAll(gap) ? tail.read(gap, limit, mostBytes, this::readAll) : null;
        return stretch != null
                ? stretch
                : store.events().read(statements, gap.partitions(), gap.after(), gap.upTo(), limit, mostBytes);
    }

    /** Else it would fetch for the tail what other nodes are to have. */
    private boolean readsAll(Window.Gap gap) {
        return !store.isShared() || gap.partitions() == Partition.ALL;
    }

    private Stretch readAll(long after, int limit) throws SQLException {
        return store.events().read(statements, Partition.ALL, after, Long.MAX_VALUE, limit, Tail.MOST_BYTES);
    }

    /** The events of these partitions that wait to be tried again, or are held. */
    List<DeliveryTable.Waiting> failedBefore(long partitions) throws SQLException {
        return DeliveryTable.waiting(statements, name, partitions);
    }

    /**
     * Failed events whose next attempt is due, the most overdue first. One that would wait longer than any does failed
     * while our clock was ahead, and is due, too.
     *
     * @param longestDelay milliseconds
     */
    List<Retry> due(long partitions, long now, long longestDelay, int limit) throws SQLException {
        return DeliveryTable.due(
                statements,
                row -> new Retry(
                        store.events().entry(row),
                        row.getInt(DeliveryTable.ATTEMPTS),
                        row.getInt(DeliveryTable.FAILED_IN),
                        row.getObject(DeliveryTable.REPLAY) == null ? null : row.getLong(DeliveryTable.REPLAY)),
                name,
                partitions,
                now,
                longestDelay,
                limit);
    }

    /** Events that are held. */
    List<Retry> held(List<Long> seqs) throws SQLException {
        List<Retry> held = new ArrayList<>();
        for (long seq : seqs) {
            Optional<LogEntry> entry = store.events().find(statements, seq);
            if (entry.isPresent()) {
                Long replay = ReplayedEvents.replayOf(statements, name, seq);
                held.add(new Retry(entry.get(), 0, entry.get().partition(), replay));
            }
        }
        return held;
    }

    /** When the next attempt at a failed event is due, in milliseconds since 1970; {@code Long.MAX_VALUE} for never. */
    long nextDue(long partitions) throws SQLException {
        return DeliveryTable.nextDue(statements, name, partitions);
    }

    /**
     * Writes progress down and waits until it is on disk.
     *
     * @return the partitions where it counts, since this node still owns them
     * @throws EventLogUnavailableException when the log does not answer now: whether it was written, {@link #committed} tells
     */
    long commit(Progress progress, Instant now) throws EventLogUnavailableException {
        return store.write(writer -> DestinationTable.advance(writer, name, node, progress, now));
    }

    /**
     * After {@link #commit} has failed: the partitions where it counts all the same. Whatever was under way has ended by then,
     * as this waits for its turn to write, too.
     */
    long committed(Progress progress) throws EventLogUnavailableException {
        return store.write(writer -> PartitionTable.written(writer, name, progress.id()));
    }

    /** Shows operators whether the destination is down, and why; later, when the log cannot take it now. */
    void show(Optional<Down> down) {
        if (!down.equals(shown)) {
            try {
                store.write(writer -> NodeTable.setDown(writer, name, nodes.name(), down));
                shown = down;
            } catch (EventLogUnavailableException later) {
                // and no delivery depends on it
            }
        }
    }

    boolean isShared() {
        return store.isShared();
    }

    /** Whether an operator of this node has acted, or events were erased, and it has not been looked at. */
    boolean isChanged() {
        return changed;
    }

    /** Whether events have become due that nobody has looked for yet, since a replay has entered them. */
    boolean isMoreDue() {
        boolean more = moreDue;
        moreDue = false;
        return more;
    }

    /** A replay has entered events. */
    void moreDue() {
        moreDue = true;
        wakeUp();
    }

    /** Whether it may still have in hand what was read before {@link #changed}. */
    boolean isBehind() {
        return behind;
    }

    /** Somebody has changed the destination's row. */
    void changed() {
        behind = thread != null;
        changed = true;
        wakeUp();
    }

    void wakeUp() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Waits for {@link #wakeUp}, at most this long; returns at once when it came since the last wait. */
    void park(long millis) {
        if (!woken) { // what waits for the log in between would use up a permit of the thread
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
        }
        woken = false;
    }

    @Override
    public void close() {
        onClose.run();
        statements.close();
    }
}
