package io.signalpost.eventlog.store;

import java.util.concurrent.CompletableFuture;

/**
 * A write in the queue of {@link GroupCommit}, and the future of whoever waits for it.
 *
 * @param <T> what the caller gets once the transaction is on disk
 */
abstract sealed class PendingWrite<T> permits PendingAppend, PendingChange {

    private final long since = System.nanoTime();
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private T result;

    /** What it takes up in memory while it waits. */
    abstract int bytes();

    /**
     * Whether it is given up when it has waited too long. Whoever waits for a write that does not expire may change what
     * it holds as soon as it has failed, so it must not fail while it may still be applied.
     */
    abstract boolean expires();

    CompletableFuture<T> future() {
        return future;
    }

    /** Nobody waits for it any more. */
    boolean isDone() {
        return future.isDone();
    }

    void result(T result) {
        this.result = result;
    }

    void succeed() {
        future.complete(result);
    }

    void fail(String why) {
        fail(why, null);
    }

    void fail(String why, Throwable cause) {
        future.completeExceptionally(new EventLogUnavailableException(why, cause));
    }

    /** @param deadline a time of {@link System#nanoTime} */
    void failIfOlderThan(long deadline) {
        if (expires() && since - deadline < 0) {
            fail("the event log did not write in time");
        }
    }
}
