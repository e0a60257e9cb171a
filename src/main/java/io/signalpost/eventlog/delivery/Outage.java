package io.signalpost.eventlog.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a destination is down, and when to probe it next. For the destination's own thread. */
final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final int DIFFERENT_EVENTS = 3;
    private static final int LONG = 10;

    private final String destination;
    private final RetryPolicy retryPolicy;
    private final Set<Long> failedInARow = new HashSet<>();
    private int probes;
    private long probeAt;

    Outage(String destination, RetryPolicy retryPolicy) {
        this.destination = destination;
        this.retryPolicy = retryPolicy;
    }

    boolean isDown() {
        return probes > 0;
    }

    /** Milliseconds to wait before the next probe; 0 for none. */
    long untilProbe() {
        return isDown() ? Math.max(0, probeAt - ticks()) : 0;
    }

    /** Whether it has lasted for so many probes that a single event may be the cause. */
    boolean isLong() {
        return probes >= LONG;
    }

    /** Something was delivered. */
    void over() {
        if (isDown()) {
            log.atInfo().addKeyValue("destination", destination).log("Destination is back");
        }
        failedInARow.clear();
        probes = 0;
    }

    /** Nothing is left that waits, so nothing to be down for: the next event shows how the destination is. */
    void nothingWaits() {
        failedInARow.clear();
        probes = 0;
    }

    /** An event failed; several different ones in a row mean that it is not the events. */
    void failed(long seq, Failure failure, Throwable thrown) {
        failedInARow.add(seq);
        if (isDown() || failedInARow.size() >= DIFFERENT_EVENTS) {
            down(failure, thrown);
        }
    }

    /** The destination cannot be used: wait, longer each time. */
    void down(Failure failure, Throwable thrown) {
        if (!isDown()) {
            log.atWarn()
                    .addKeyValue("destination", destination)
                    .addKeyValue("error", DeliveryFailure.forTheLog(failure, thrown))
                    .log("Destination is down: its events wait");
        }
        probes++;
        probeAt = ticks() + Math.max(retryPolicy.delayAfter(probes), retryPolicy.atMost(failure.retryAfter()));
    }

    void probeNow() {
        probeAt = ticks();
    }

    /** Milliseconds of a clock that nobody sets. */
    static long ticks() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
