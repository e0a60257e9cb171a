package io.signalpost.eventlog.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What waits to be written, within a number and a size. */
final class WriteQueue {

    private static final long MAX_QUEUED_BYTES = 64L << 20;
    private static final int MAX_GROUP = 512;
    private static final int MAX_GROUP_BYTES = 4 << 20; // larger transactions make the write-ahead log and latency grow

    private final BlockingQueue<PendingWrite<?>> queue;
    private final AtomicLong bytes = new AtomicLong();
    private volatile List<PendingWrite<?>> group = List.of();
    private volatile long takenAt;

    WriteQueue(int capacity) {
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** False when there is no room. */
    boolean offer(PendingWrite<?> write) {
        if (bytes.addAndGet(write.bytes()) <= MAX_QUEUED_BYTES && queue.offer(write)) {
            return true;
        }
        bytes.addAndGet(-write.bytes());
        return false;
    }

    /** What is written together next; empty when nothing comes within this time. For the writer's thread. */
    List<PendingWrite<?>> take(long millis) throws InterruptedException {
        group = List.of();
        List<PendingWrite<?>> next = new ArrayList<>();
        int nextBytes = 0;
        PendingWrite<?> write = queue.poll(millis, TimeUnit.MILLISECONDS);
        while (write != null) {
            if (!write.isDone()) { // else it has expired, and its caller was refused
                next.add(write);
            }
            nextBytes += write.bytes();
            bytes.addAndGet(-write.bytes());
            write = next.size() < MAX_GROUP && nextBytes < MAX_GROUP_BYTES ? queue.poll() : null;
        }
        takenAt = System.nanoTime();
        group = next;
        return next;
    }

    /** Whether the group that is being written was taken before this time of {@link System#nanoTime}. */
    boolean hangsSince(long deadline) {
        return !group.isEmpty() && takenAt - deadline < 0;
    }

    /** Fails what has waited since before the deadline, a time of {@link System#nanoTime}. */
    void expire(long deadline) {
        List.copyOf(group).forEach(write -> write.failIfOlderThan(deadline));
        queue.forEach(write -> write.failIfOlderThan(deadline));
    }

    void failAll(String why) {
        queue.forEach(write -> write.fail(why));
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int size() {
        return queue.size();
    }
}
