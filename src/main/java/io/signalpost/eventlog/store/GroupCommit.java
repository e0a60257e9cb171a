package io.signalpost.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes to the log. Whatever waits in its queue goes into one transaction and shares one fsync;
 * while that runs the next group gathers. A caller's future completes on this thread once its write is on disk.
 */
final class GroupCommit implements AutoCloseable {

    private static final String CLOSED = "the event log is closed";
    private static final String HANGS = "the event log does not answer";
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final Database database;
    private final Statements statements;
    private final WriteQueue queue;
    private final AtomicLong commits = new AtomicLong();
    private final long timeoutNanos;
    private final IntConsumer newEvents;
    private final Thread thread;
    private final Thread watchdog;
    private final LatestAppends latest = new LatestAppends();
    private final RecentSubjects subjects = new RecentSubjects();
    private volatile String trouble;
    private volatile boolean closed;

    /**
     * @param timeout   after which a write that may be stuck is reported as failed, though it may yet be kept
     * @param newEvents told on the writer's thread after each transaction how many new events it holds, if any
     */
    GroupCommit(Database database, int queueCapacity, Duration timeout, IntConsumer newEvents) {
        this.database = database;
        this.newEvents = newEvents;
        this.statements = new Statements(this::connect);
        this.queue = new WriteQueue(queueCapacity);
        this.timeoutNanos = timeout.toNanos();
        this.thread = new Thread(this::run, "event-log-writer");
        this.watchdog = new Thread(this::watch, "event-log-watchdog");
        watchdog.setDaemon(true);
        thread.start();
        watchdog.start();
    }

    /** Queues a write and never blocks: the future fails at once when the queue is full, or the writer hangs. */
    <T> CompletableFuture<T> offer(int bytes, Write<T> write) {
        return offer(new PendingChange<>(write, bytes, true));
    }

    private Connection connect() throws SQLException {
        latest.connected();
        subjects.clear();
        return database.writer();
    }

    /** As {@link #offer(int, Write)}. */
    <T> CompletableFuture<T> offer(PendingWrite<T> pending) {
        if (closed) {
            pending.fail(CLOSED);
        } else if (queue.hangsSince(System.nanoTime() - timeoutNanos)) {
            pending.fail(HANGS);
        } else if (!queue.offer(pending)) {
            pending.fail("the event log's queue is full");
        }
        return failIfStopped(pending);
    }

    /**
     * Queues a write, waiting for room, and waits until it is on disk, even if interrupted. For threads of our own.
     *
     * @throws EventLogUnavailableException when it failed: nothing of it was written, unless the connection broke at the
     *                                      very moment of the commit
     */
    <T> T await(Write<T> write) throws EventLogUnavailableException {
        var pending = new PendingChange<>(write, 0, false);
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
        if (!thread.isAlive()) {
            return Optional.of(CLOSED);
        }
        return queue.hangsSince(System.nanoTime() - timeoutNanos) ? Optional.of(HANGS) : Optional.ofNullable(trouble);
    }

    /** @see LatestAppends#wentBack */
    Optional<WentBack> wentBack() {
        return latest.wentBack();
    }

    RecentSubjects subjects() {
        return subjects;
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
            List<PendingWrite<?>> group = List.of();
            try {
                group = queue.take(trouble == null ? 100 : 1_000);
                if (!group.isEmpty()) {
                    commit(group);
                } else if (trouble != null) {
                    probe();
                } else {
                    database.chore().ifPresent(chore -> commit(List.of(new PendingChange<>(chore, 0, false))));
                }
            } catch (InterruptedException notOurs) {
                log.atDebug().log("Interrupted; only close() ends the writer");
            } catch (RuntimeException | Error e) { // out of memory, for instance: the writer goes on
                failed(e);
                group.forEach(write -> write.fail("the event log cannot write: " + reason(e), e));
            }
        }
        finish();
        statements.close();
    }

    private void finish() {
        try {
            database.finish(statements);
        } catch (SQLException e) { // the next start says so
            log.atDebug().setCause(e).log("The log could not be closed in good order");
        }
    }

    private void commit(List<PendingWrite<?>> writes) {
        int news;
        try {
            news = transaction(writes);
        } catch (Exception | Error e) {
            if (writes.size() > 1 && statements.isOpen()) {
                writes.forEach(write -> commit(List.of(write))); // so that one bad write fails alone
            } else {
                if (!(e instanceof IllegalArgumentException)) { // that is the caller's mistake
                    failed(e);
                }
                writes.forEach(write -> write.fail("the event log cannot write: " + reason(e), e));
            }
            return;
        }
        commits.incrementAndGet();
        trouble = null;
        latest.add(writes, news);
        subjects.add(writes);
        if (news > 0) {
            newEvents.accept(news);
        }
        writes.forEach(PendingWrite::succeed);
    }

    /** Returns how many new events are among them. */
    private int transaction(List<PendingWrite<?>> writes) throws SQLException {
        boolean committed = false;
        try {
            latest.lookBack(statements, database.events());
            database.begin(statements, writes.stream().allMatch(PendingAppend.class::isInstance));
            int news = apply(writes);
            statements.connection().commit();
            committed = true;
            return news;
        } catch (Exception | Error e) {
            statements.rollback(e);
            throw e;
        } finally {
            database.end(committed);
        }
    }

    /** As {@link #transaction}, within one. */
    private int apply(List<PendingWrite<?>> writes) throws SQLException {
        List<PendingAppend> appends = new ArrayList<>();
        for (PendingWrite<?> write : writes) {
            if (write instanceof PendingAppend append) {
                appends.add(append);
            } else {
                ((PendingChange<?>) write).apply(statements);
            }
        }
        if (appends.isEmpty()) {
            return 0;
        }
        boolean alone = appends.size() == writes.size();
        return database.events().append(statements, appends, alone); // last, as it may commit
    }

    /** Nobody writes, the last write failed: find out whether it would succeed now, so that readiness recovers. */
    private void probe() {
        try {
            database.probe(statements);
            statements.connection().commit();
            trouble = null;
        } catch (SQLException e) {
            statements.rollback(e);
            failed(e);
        }
    }

    /** A server is asked by another connection next: the state of this one may outlive what has brought it there. */
    private void failed(Throwable e) {
        trouble = reason(e);
        if (database.isShared()) {
            statements.close();
        }
    }

    private static String reason(Throwable e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().toString() : e.toString();
    }

    /** A disk that hangs must not hold callers: they are told in time, and Smartcar sends the event again. */
    private void watch() {
        long pause = Math.max(1, Math.min(250, TimeUnit.NANOSECONDS.toMillis(timeoutNanos) / 4));
        long patience = timeoutNanos - TimeUnit.MILLISECONDS.toNanos(pause); // told by the time-out, not after it
        while (thread.isAlive()) {
            queue.expire(System.nanoTime() - patience);
            try {
                thread.join(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Writes what is queued and stops. A database that hangs is waited for no longer than an append is. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + 1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.failAll(CLOSED);
    }
}
