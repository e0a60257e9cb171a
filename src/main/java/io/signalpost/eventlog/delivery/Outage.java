package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.ledger.Down;
import io.signalpost.eventlog.window.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much a destination can be given: how many batches at once, and while it is down one probe now and then. One refusal
 * halves the number, each success lets it grow by one. Thread-safe.
 */
final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final int DIFFERENT_EVENTS = 3;
    private static final int LONG = 10;

    private final String destination;
    private final RetryPolicy retryPolicy;
    private final int consumers;
    private final Clock clock;
    private final Set<Long> failedInARow = new HashSet<>();
    private int limit;
    private int probes;
    private Instant since;
    private String reason;
    private long waitUntil = Ticks.now();

    /** @param consumers how many batches may be under way at once when all is well */
    Outage(String destination, RetryPolicy retryPolicy, int consumers, Clock clock) {
        this.destination = destination;
        this.retryPolicy = retryPolicy;
        this.consumers = this.limit = consumers;
        this.clock = clock;
    }

    /** Whether another batch may be handed out while so many are under way. */
    synchronized boolean admits(int underWay) {
        return underWay < (isDown() ? 1 : limit) && untilNext() == 0;
    }

    synchronized boolean isDown() {
        return probes > 0;
    }

    /** What operators are shown of it; empty when it is not down. */
    synchronized Optional<Down> down() {
        return isDown() ? Optional.of(new Down(since, reason)) : Optional.empty();
    }

    /** Milliseconds to wait before the next batch, which is a probe while it is down; 0 for none. */
    synchronized long untilNext() {
        return Math.max(0, waitUntil - Ticks.now());
    }

    /** Whether it has lasted for so many probes that a single event may be the cause. */
    synchronized boolean isLong() {
        return probes >= LONG;
    }

    /** Something was delivered. */
    synchronized void over() {
        if (isDown()) {
            log.atInfo().addKeyValue("destination", destination).log("Destination is back");
            limit = 1;
        }
        limit = Math.min(consumers, limit + 1);
        failedInARow.clear();
        probes = 0;
    }

    /** Nothing is left that waits, so nothing to be down for: the next event shows how the destination is. */
    synchronized void nothingWaits() {
        failedInARow.clear();
        probes = 0;
    }

    /** An event failed; several different ones in a row mean that it is not the events. */
    synchronized void failed(long seq, Failure failure, Throwable thrown) {
        failedInARow.add(seq);
        if (isDown() || failedInARow.size() >= DIFFERENT_EVENTS) {
            down(failure, thrown);
        }
    }

    /**
     * The destination cannot be used, or takes less. When nothing else is under way it is down; else when several different
     * events have met with that in a row.
     *
     * @param underWay how many batches are, this one included
     */
    synchronized void unavailable(long seq, int underWay, Failure failure, Throwable thrown) {
        failedInARow.add(seq);
        if (isDown() || underWay <= 1 || failedInARow.size() >= DIFFERENT_EVENTS) {
            down(failure, thrown);
            return;
        }
        limit = Math.max(1, Math.min(limit, underWay) / 2);
        if (failure.retryAfter().compareTo(Duration.ZERO) > 0) {
            waitUntil = Ticks.now() + retryPolicy.atMost(failure.retryAfter());
        }
    }

    /** The destination cannot be used: wait, longer each time. */
    private void down(Failure failure, Throwable thrown) {
        String error = DeliveryFailure.forTheLog(failure, thrown);
        if (!isDown()) {
            since = clock.instant();
            log.atWarn()
                    .addKeyValue("destination", destination)
                    .addKeyValue("error", error)
                    .log("Destination is down: its events wait");
        } else if (untilNext() > 0) {
            return; // it was under way when the destination went down, and is no probe
        }
        reason = error;
        probes++;
        waitUntil = Ticks.now() + Math.max(retryPolicy.delayAfter(probes), retryPolicy.atMost(failure.retryAfter()));
    }

    synchronized void probeNow() {
        waitUntil = Ticks.now();
    }
}
