package io.signalpost.eventlog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes to the log. Whatever waits in its queue goes into one transaction and shares one fsync;
 * while that runs the next group gathers. A caller's future completes on this thread once its write is on disk.
 */
final class GroupCommit implements AutoCloseable {

    private static final String CLOSED = "the event log is closed";
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final Statements statements;
    private final WriteQueue queue;
    private final AtomicLong commits = new AtomicLong();
    private final long timeoutNanos;
    private final Runnable committed;
    private final Thread thread;
    private final Thread watchdog;
    private volatile String trouble;
    private volatile boolean closed;

    /**
     * @param timeout   after which a write that may be stuck is reported as failed, though it may yet be kept
     * @param committed called on the writer's thread after each transaction
     */
    GroupCommit(Statements statements, int queueCapacity, Duration timeout, Runnable committed) {
        this.committed = committed;
        this.statements = statements;
        this.queue = new WriteQueue(queueCapacity);
        this.timeoutNanos = timeout.toNanos();
        this.thread = new Thread(this::run, "event-log-writer");
        this.watchdog = new Thread(this::watch, "event-log-watchdog");
        watchdog.setDaemon(true);
        thread.start();
        watchdog.start();
    }

    /** Queues a write and never blocks: the future fails at once when the queue is full. */
    <T> CompletableFuture<T> offer(int bytes, Write<T> write) {
        var pending = new PendingWrite<>(write, bytes, true);
        if (closed) {
            pending.fail(CLOSED);
        } else if (!queue.offer(pending)) {
            pending.fail("the event log's queue is full");
        }
        return failIfStopped(pending);
    }

    /**
     * Queues a write, waiting for room, and waits until it is on disk, even if interrupted. For threads of our own.
     *
     * @throws EventLogUnavailableException when nothing of it was written
     */
    <T> T await(Write<T> write) throws EventLogUnavailableException {
        var pending = new PendingWrite<>(write, 0, false);
        while (thread.isAlive() && !queue.offer(pending)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        try {
            return failIfStopped(pending).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EventLogUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    Optional<String> trouble() {
        return thread.isAlive() ? Optional.ofNullable(trouble) : Optional.of(CLOSED);
    }

    int queued() {
        return queue.size();
    }

    long commits() {
        return commits.get();
    }

    private <T> CompletableFuture<T> failIfStopped(PendingWrite<T> pending) {
        if (!thread.isAlive()) {
            pending.fail(CLOSED);
        }
        return pending.future();
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            try {
                List<PendingWrite<?>> group = queue.take(trouble == null ? 100 : 1_000);
                if (!group.isEmpty()) {
                    commit(group);
                } else if (trouble != null) {
                    probe();
                }
            } catch (InterruptedException notOurs) {
                log.atDebug().log("Interrupted; only close() ends the writer");
            } catch (Error e) {
                failed(e); // out of memory, for instance: whoever waits is told in time, and the writer goes on
            }
        }
    }

    private void commit(List<PendingWrite<?>> writes) {
        try {
            for (PendingWrite<?> write : writes) {
                write.apply(statements);
            }
            statements.connection().commit();
        } catch (Exception | Error e) {
            rollback();
            if (writes.size() > 1) {
                writes.forEach(write -> commit(List.of(write))); // so that one bad write fails alone
            } else {
                if (!(e instanceof IllegalArgumentException)) { // that is the caller's mistake
                    failed(e);
                }
                writes.get(0).fail("the event log cannot write: " + reason(e), e);
            }
            return;
        }
        commits.incrementAndGet();
        trouble = null;
        committed.run();
        writes.forEach(PendingWrite::succeed);
    }

    /** Nobody writes, the last write failed: find out whether it would succeed now, so that readiness recovers. */
    private void probe() {
        try {
            statements.update("PRAGMA user_version = " + (commits.get() & 1)); // goes through the write-ahead log
            statements.connection().commit();
            trouble = null;
        } catch (SQLException e) {
            rollback();
            failed(e);
        }
    }

    private void failed(Throwable e) {
        trouble = reason(e);
    }

    private static String reason(Throwable e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().toString() : e.toString();
    }

    private void rollback() {
        try {
            statements.connection().rollback();
        } catch (SQLException e) {
            trouble = reason(e);
        }
    }

    /** A disk that hangs must not hold callers: they are told in time, and Smartcar sends the event again. */
    private void watch() {
        long pause = Math.max(1, Math.min(250, TimeUnit.NANOSECONDS.toMillis(timeoutNanos) / 4));
        while (thread.isAlive()) {
            queue.expire(System.nanoTime() - timeoutNanos);
            try {
                thread.join(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Writes what is queued and stops. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.failAll(CLOSED);
        try {
            statements.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the event log", e);
        }
    }
}
