package io.signalpost.eventlog.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Holds up the thread that writes to a log, so that whatever is queued meanwhile is one group, however fast the machine. */
final class HeldWriter implements AutoCloseable {

    private final Semaphore held = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private final CompletableFuture<?> write;

    /** Returns when the writer stands still, within a transaction of its own. */
    HeldWriter(GroupCommit writer) throws InterruptedException {
        write = writer.offer(0, statements -> {
            held.release();
            released.acquireUninterruptibly();
            return null;
        });
        if (!held.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The writer does not come to write: " + writer.trouble());
        }
    }

    /** Lets the writer go on, and waits until the transaction that it stood in has ended. */
    @Override
    public void close() {
        released.release();
        write.join();
    }
}
