package io.signalpost.eventlog;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * A write in the queue of {@link GroupCommit}, and the future of whoever waits for it.
 *
 * <p>Only an append expires. Whoever waits for another write may change what it holds as soon as it has failed, so that
 * one must not fail while it may still be applied.
 */
final class PendingWrite<T> {

    private final Write<T> write;
    private final int bytes;
    private final boolean expires;
    private final long since = System.nanoTime();
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private T result;

    PendingWrite(Write<T> write, int bytes, boolean expires) {
        this.write = write;
        this.bytes = bytes;
        this.expires = expires;
    }

    int bytes() {
        return bytes;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Nobody waits for it any more. */
    boolean isDone() {
        return future.isDone();
    }

    void apply(Statements statements) throws SQLException {
        result = write.apply(statements);
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

    void failIfOlderThan(long deadline) {
        if (expires && since - deadline < 0) {
            fail("the event log did not write in time");
        }
    }
}
