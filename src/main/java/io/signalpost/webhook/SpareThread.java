package io.signalpost.webhook;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what may as well not be done, behind a queue that is bounded by count and by bytes. */
public final class SpareThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpareThread.class);
    private static final int MAX_TASKS = 200;
    private static final long MAX_BYTES = 8 << 20;

    private final AtomicLong bytes = new AtomicLong();
    private final ThreadPoolExecutor thread;

    public SpareThread(String name) {
        this.thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MAX_TASKS), task -> {
            Thread spare = new Thread(task, name);
            spare.setDaemon(true);
            spare.setPriority(Thread.MIN_PRIORITY);
            return spare;
        });
    }

    /** False when there is no room; never blocks. */
    public boolean offer(int size, Runnable task) {
        try {
            if (bytes.addAndGet(size) <= MAX_BYTES) {
                thread.execute(() -> run(size, task));
                return true;
            }
        } catch (RejectedExecutionException full) {
            log.atTrace().log("No room");
        }
        bytes.addAndGet(-size);
        return false;
    }

    private void run(int size, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError e) { // its message may quote the request
            log.atWarn()
                    .addKeyValue("error", e.getClass().getName())
                    .log("A refused or repeated post was not examined");
        } finally {
            bytes.addAndGet(-size);
        }
    }

    /** What waits is forgotten. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
