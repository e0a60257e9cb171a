package io.signalpost.eventlog.delivery;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.signalpost.eventlog.window.Work;

/**
 * The consumers of one destination: each delivers batch after batch, as long as there is one to take. There are no more than
 * there is work for. Thread-safe.
 */
final class Consumers {

    private final Executor executor;
    private final Threads threads;
    private final int most;
    private final Supplier<List<Work>> next;
    private final Consumer<List<Work>> deliver;
    private final Consumer<List<Work>> giveBack;
    private int running;
    private boolean firstRuns;

    /**
     * @param most     how many there are at once, at most
     * @param next     takes a batch; an empty one when there is none now
     * @param deliver  delivers it
     * @param giveBack for a batch that could not be begun
     */
    Consumers(
            Executor executor,
            Threads threads,
            int most,
            Supplier<List<Work>> next,
            Consumer<List<Work>> deliver,
            Consumer<List<Work>> giveBack) {
        this.executor = executor;
        this.threads = threads;
        this.most = most;
        this.next = next;
        this.deliver = deliver;
        this.giveBack = giveBack;
    }

    /** Starts another one, when there may be one more and there is a batch for it; returns whether it has. */
    boolean startOne() {
        boolean first;
        List<Work> batch;
        synchronized (this) {
            first = !firstRuns;
            if (running == most || !threads.begin(first)) {
                return false;
            }
            batch = next.get();
            if (batch.isEmpty()) {
                threads.end(first);
                return false;
            }
            running++;
            firstRuns |= first;
        }
        try {
            executor.execute(() -> run(batch, first));
            return true;
        } catch (RejectedExecutionException stopped) {
            giveBack.accept(batch);
            ended(first);
            return false;
        }
    }

    /** Returns when nobody is in the middle of taking a batch. */
    synchronized void settle() {
        // they take them one at a time
    }

    private void run(List<Work> firstBatch, boolean first) {
        List<Work> batch = firstBatch;
        try {
            while (!batch.isEmpty()) {
                deliver.accept(batch);
                batch = nextOrEnd(first);
            }
        } catch (RuntimeException | Error e) {
            ended(first);
            throw e;
        }
    }

    /** At one moment, so that whoever brings work afterwards starts another one. */
    private synchronized List<Work> nextOrEnd(boolean first) {
        List<Work> batch = next.get();
        if (batch.isEmpty()) {
            ended(first);
        }
        return batch;
    }

    private synchronized void ended(boolean first) {
        running--;
        firstRuns &= !first;
        threads.end(first);
    }
}
