package io.signalpost.eventlog;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What one destination reads from the log and writes back to it. For the destination's own thread, but for the signals. */
final class DestinationReader implements AutoCloseable {

    /** An event whose earlier attempts failed. */
    record Retry(LogEntry entry, int attempts) {}

    private final String name;
    private final Statements statements;
    private final GroupCommit writer;
    private final Runnable onClose;
    private volatile boolean paused;
    private volatile boolean down;
    private volatile boolean reload = true;
    private volatile Thread thread;
    private long position;

    DestinationReader(String name, Statements statements, GroupCommit writer, Runnable onClose) {
        this.name = name;
        this.statements = statements;
        this.writer = writer;
        this.onClose = onClose;
    }

    /** Reads the destination's row anew when somebody else may have changed it; false when there was no need. */
    boolean reload() throws SQLException {
        if (!reload) {
            return false;
        }
        thread = Thread.currentThread();
        reload = false;
        position = DestinationTable.position(statements, name);
        paused = statements.number(0, "SELECT state = 'paused' FROM destination WHERE name = ?", name) == 1;
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

    /** Failed events whose next attempt is due, the most overdue first. */
    List<Retry> due(long now, int limit) throws SQLException {
        return statements.query(
                row -> new Retry(LogEntry.of(row), row.getInt("attempts")),
                "SELECT " + LogEntry.COLUMNS + ", attempts FROM"
                        + " (SELECT seq AS failed, attempts, next_attempt_at FROM delivery"
                        + " WHERE destination = ? AND state = 'retrying' AND next_attempt_at <= ?"
                        + " ORDER BY next_attempt_at LIMIT ?) JOIN event ON seq = failed ORDER BY next_attempt_at",
                name,
                now,
                limit);
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
        boolean written = writer.await(statements -> DestinationTable.advance(statements, name, progress));
        position = progress.position();
        reload |= !written; // somebody has moved the position: what was done since is done again
    }

    boolean isPaused() {
        return paused;
    }

    boolean isDown() {
        return down;
    }

    void setDown(boolean down) {
        this.down = down;
    }

    /** Whether {@link #reload} has something to do. */
    boolean isChanged() {
        return reload;
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
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(Math.min(millis, 60_000)));
        }
    }

    /** Waits this long, whatever has changed. */
    void pause(long millis) {
        LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() {
        onClose.run();
        try {
            statements.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the reader of " + name, e);
        }
    }
}
