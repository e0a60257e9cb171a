package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of late, newest first, and totals of all. Thread-safe. */
public final class DeliveryLog {

    private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);

    /** By event id, oldest first; guarded by itself. */
    private final Map<String, Delivery> rows;

    private final List<Consumer<Delivery>> listeners = new CopyOnWriteArrayList<>();
    private final AnswerTimes answerTimes = new AnswerTimes();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private final Map<FaultKind, AtomicLong> faults = new EnumMap<>(FaultKind.class);

    /** @param capacity how many rows are kept; the oldest go first */
    public DeliveryLog(int capacity) {
        for (FaultKind kind : FaultKind.values()) {
            faults.put(kind, new AtomicLong());
        }
        this.rows = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Delivery> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Newest first. */
    public List<Delivery> deliveries() {
        List<Delivery> deliveries;
        synchronized (rows) {
            deliveries = new ArrayList<>(rows.values());
        }
        Collections.reverse(deliveries);
        return deliveries;
    }

    public Optional<Delivery> delivery(String eventId) {
        synchronized (rows) {
            return Optional.ofNullable(rows.get(eventId));
        }
    }

    /** Is told of every delivery that is acknowledged or dropped, on the thread that learns of it. */
    public void onEnd(Consumer<Delivery> listener) {
        listeners.add(listener);
    }

    void add(Delivery delivery) {
        sent.incrementAndGet();
        synchronized (rows) {
            rows.put(delivery.event().eventId(), delivery);
        }
    }

    /** True when the delivery has ended with this attempt. */
    boolean record(Delivery delivery, Attempt attempt) {
        attempts.incrementAndGet();
        attempt.faults().forEach(fault -> faults.get(fault).incrementAndGet());
        if (attempt.acknowledged()) {
            answerTimes.record(attempt.took());
        }
        if (attempt.number() == 2 && !attempt.faults().contains(FaultKind.DUPLICATE)) {
            retried.incrementAndGet();
        }
        return end(delivery, delivery.record(attempt), acknowledged);
    }

    /** True when the delivery has ended with this. */
    boolean drop(Delivery delivery, String reason) {
        return end(delivery, delivery.drop(reason), dropped);
    }

    private boolean end(Delivery delivery, boolean ended, AtomicLong total) {
        if (ended) {
            total.incrementAndGet();
            listeners.forEach(listener -> tell(listener, delivery));
        }
        return ended;
    }

    private static void tell(Consumer<Delivery> listener, Delivery delivery) {
        try {
            listener.accept(delivery);
        } catch (RuntimeException e) {
            log.error("A listener failed at the end of a delivery; the delivery is not affected", e);
        }
    }

    public Totals totals() {
        // Ends before beginnings, so that no delivery under way is counted as less than none.
        long ended = acknowledged.get();
        long lost = dropped.get();
        long begun = sent.get();
        return new Totals(
                begun,
                ended,
                retried.get(),
                lost,
                begun - ended - lost,
                attempts.get(),
                answerTimes.percentile(50),
                answerTimes.percentile(95),
                answerTimes.percentile(99),
                answerTimes.max());
    }

    /** Events under way; quicker than all totals. */
    public long pending() {
        long ended = acknowledged.get() + dropped.get(); // before the beginnings, as in totals
        return sent.get() - ended;
    }

    /** How many attempts each fault has struck; those that have struck none are left out. */
    public Map<FaultKind, Long> faults() {
        Map<FaultKind, Long> struck = new EnumMap<>(FaultKind.class);
        faults.forEach((kind, count) -> struck.put(kind, count.get()));
        struck.values().removeIf(count -> count == 0);
        return struck;
    }

    /**
     * Of events, VERIFY not counted.
     *
     * @param sent         events that were taken on; those the fault dial still holds back among them
     * @param acknowledged of these, the ones answered 2xx
     * @param retried      of these, the ones that took more than one attempt
     * @param dropped      of these, the ones given up
     * @param pending      of these, the ones still under way
     * @param attempts     posts in all, duplicates included
     * @param p50          time to the answer of attempts that were acknowledged; as the next three
     */
    public record Totals(
            long sent,
            long acknowledged,
            long retried,
            long dropped,
            long pending,
            long attempts,
            Duration p50,
            Duration p95,
            Duration p99,
            Duration max) {}
}
