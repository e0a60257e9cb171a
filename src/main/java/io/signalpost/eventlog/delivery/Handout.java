package io.signalpost.eventlog.delivery;

import java.util.List;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.window.Ticks;
import io.signalpost.eventlog.window.Window;
import io.signalpost.eventlog.window.Work;

/** Whether consumers may have another batch of a destination's events, and how large it is. Thread-safe, for one at a time. */
final class Handout {

    private final DeliverySettings delivery;
    private final Window window;
    private final Outage outage;
    private final BooleanSupplier closed;
    private final BooleanSupplier full;
    private volatile long partialBatchSince;

    /**
     * @param closed whether nothing is to be handed out now
     * @param full   whether nothing more is read before something is handed out
     */
    Handout(DeliverySettings delivery, Window window, Outage outage, BooleanSupplier closed, BooleanSupplier full) {
        this.delivery = delivery;
        this.window = window;
        this.outage = outage;
        this.closed = closed;
        this.full = full;
    }

    /** The next batch; empty when there is none, or there may be none now. */
    List<Work> next() {
        boolean probing = outage.isDown();
        if (closed.getAsBoolean() || !outage.admits(window.underWay()) || !probing && isWaitingForMore()) {
            return List.of();
        }
        int most = probing ? 1 : delivery.batchSize(); // so that one bad event cannot hide behind its batch
        int allowed = delivery.rate().available(most, Ticks.now());
        List<Work> batch = allowed == 0 ? List.of() : window.take(allowed, probing);
        delivery.rate().taken(batch.size());
        return batch;
    }

    private boolean isWaitingForMore() {
        int waiting = window.waiting();
        if (delivery.batchTimeout() == 0 || waiting == 0 || waiting >= delivery.batchSize() || full.getAsBoolean()) {
            partialBatchSince = 0;
        } else if (partialBatchSince == 0) {
            partialBatchSince = Ticks.now();
        } else if (Ticks.now() - partialBatchSince >= delivery.batchTimeout()) {
            partialBatchSince = 0;
        }
        return partialBatchSince > 0;
    }

    /** Milliseconds until it may have one; 0 when it need not wait. */
    long untilNext() {
        long fullBatch = partialBatchSince == 0 ? 0 : partialBatchSince + delivery.batchTimeout() - Ticks.now();
        return Math.max(Math.max(fullBatch, outage.untilNext()), delivery.rate().untilNext());
    }
}
