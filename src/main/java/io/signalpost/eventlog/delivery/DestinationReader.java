package io.signalpost.eventlog.delivery;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;

/**
 * What one destination reads from the log and writes back to it. For the destination's own thread, but for {@link #changed},
 * {@link #wakeUp} and {@link #close}.
 */
public final class DestinationReader implements AutoCloseable {

    /** An event whose earlier attempts failed. */
    record Retry(LogEntry entry, int attempts) {}

    /** Host and process, as operators see it. */
    private static final String NODE = ManagementFactory.getRuntimeMXBean().getName();

    /** How often news of other nodes are looked for: their events, and what operators did there. */
    private static final long SHARED_POLL_MILLIS = 200;

    private final String name;
    private final Store store;
    private final Statements statements;
    private final Pace pace;
    private final Runnable onClose;
    private volatile Connection claimed;
    private boolean entered;
    private boolean paused;
    private boolean down;
    private volatile boolean reload = true;
    private volatile Thread thread;
    private long position;
    private long revision;

    DestinationReader(String name, Store store, Pace pace, Runnable onClose) {
        this.name = name;
        this.store = store;
        this.statements = store.reader();
        this.pace = pace;
        this.onClose = onClose;
    }

    /**
     * Becomes, or stays, the one that reads the destination. The claim goes with the connection, and all is read through
     * it: who has lost it reads nothing more.
     *
     * @return false while another node reads
     */
    boolean claim() throws SQLException {
        if (claimed != statements.connection()) {
            if (!store.claim(statements, name)) {
                return false;
            }
            claimed = statements.connection();
            entered = false;
            down = false;
            reload = true;
        }
        if (!entered) {
            entered = enter(down);
        }
        return true;
    }

    /** Something failed: begins again with a new connection. */
    void recover() {
        claimed = null;
        statements.close();
    }

    /** Reads the destination's row anew when somebody else may have changed it; false when there was no need. */
    boolean reload() throws SQLException {
        if (!reload && !isChangedElsewhere()) {
            return false;
        }
        thread = Thread.currentThread();
        reload = false;
        revision = DestinationTable.revision(statements, name); // before the rest, so that no change after it is missed
        position = DestinationTable.position(statements, name);
        paused = DestinationTable.isPaused(statements, name);
        return true;
    }

    /** Sequence number of the last event the destination has passed. */
    long position() {
        return position;
    }

    /** Events after a position, oldest first. */
    List<LogEntry> read(long after, int limit) throws SQLException {
        return EventTable.read(statements, after, limit);
    }

    /**
     * Failed events whose next attempt is due, the most overdue first. One that would wait longer than any does failed
     * while our clock was ahead, and is due, too.
     *
     * @param longestDelay milliseconds
     */
    List<Retry> due(long now, long longestDelay, int limit) throws SQLException {
        return statements.query(
                row -> new Retry(LogEntry.of(row), row.getInt("attempts")),
                "SELECT " + LogEntry.COLUMNS + ", attempts FROM"
                        + " (SELECT * FROM (" + waiting("<= ?") + ") AS overdue"
                        + " UNION ALL SELECT * FROM (" + waiting("> ?") + ") AS misdated"
                        + " ORDER BY next_attempt_at LIMIT ?) AS due JOIN event ON seq = failed ORDER BY next_attempt_at",
                name,
                now,
                limit,
                name,
                now + longestDelay,
                limit,
                limit);
    }

    private static String waiting(String nextAttempt) {
        return "SELECT seq AS failed, attempts, next_attempt_at FROM delivery WHERE destination = ? AND state = 'retrying'"
                + " AND next_attempt_at " + nextAttempt + " ORDER BY next_attempt_at LIMIT ?";
    }

    /** When the next attempt at a failed event is due, in milliseconds since 1970; {@code Long.MAX_VALUE} for never. */
    long nextDue() throws SQLException {
        return statements.number(
                Long.MAX_VALUE,
                "SELECT min(next_attempt_at) FROM delivery WHERE destination = ? AND state = 'retrying'",
                name);
    }

    /**
     * Writes progress down and waits until it is on disk.
     *
     * @throws EventLogUnavailableException when the log cannot write now: keep the progress and try again
     */
    void commit(Progress progress) throws EventLogUnavailableException {
        // When somebody has moved the position, nothing is written, and what was done since is done again.
        long now = store.write(statements -> DestinationTable.advance(statements, name, progress)
                ? DestinationTable.revision(statements, name)
                : -1);
        position = progress.position();
        if (now != revision) { // and never the other way: an operator may be setting it at this moment
            reload = true;
        }
    }

    /**
     * For the time between two deliveries: shows a shared database that this reader is alive, fails when it has lost its
     * claim, and notices an operator of another node.
     */
    void look() throws SQLException {
        if (isChangedElsewhere()) {
            reload = true;
        }
    }

    /** Puts right, besides, what was entered by a node that stood still and did not know that it reads no more. */
    private boolean isChangedElsewhere() throws SQLException {
        if (!store.isShared()) {
            return false;
        }
        DestinationTable.Row row = DestinationTable.row(statements, name);
        if (entered && !(NODE.equals(row.reader()) && row.down() == down)) {
            enter(down);
        }
        return row.revision() != revision;
    }

    boolean isPaused() {
        return paused;
    }

    void setDown(boolean down) throws SQLException {
        if (this.down != down) {
            look(); // fails when the claim is lost, and the row with it
            if (enter(down)) {
                this.down = down;
            }
        }
    }

    private boolean enter(boolean down) {
        return written(statements -> DestinationTable.setReader(statements, name, NODE, down));
    }

    /** Writes what operators see but no delivery depends on: false when the log cannot take it now. */
    private boolean written(Write<Void> write) {
        try {
            store.write(write);
            return true;
        } catch (EventLogUnavailableException later) {
            return false;
        }
    }

    /** Whether {@link #reload} has something to do. */
    boolean isChanged() {
        return reload;
    }

    /** Whether it may still have in hand what was read before {@link #changed}. */
    boolean isBehind() {
        return claimed != null && reload;
    }

    /** An operator has changed the destination's row. */
    void changed() {
        reload = true;
        wakeUp();
    }

    void wakeUp() {
        LockSupport.unpark(thread);
    }

    /** Waits for {@link #wakeUp}, at most this long; returns at once when it came since the last wait. */
    void park(long millis) {
        if (!reload) {
            LockSupport.parkNanos(
                    this,
                    TimeUnit.MILLISECONDS.toNanos(Math.min(millis, store.isShared() ? SHARED_POLL_MILLIS : 60_000)));
        }
    }

    /** Waits while acceptance should go first, but not after {@code interrupted}. */
    void giveWay(BooleanSupplier interrupted) {
        pace.giveWay(interrupted);
    }

    /** Waits this long, whatever has changed. */
    void pause(long millis) {
        LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() {
        onClose.run();
        statements.close();
    }
}
