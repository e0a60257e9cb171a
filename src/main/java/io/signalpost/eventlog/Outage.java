package io.signalpost.eventlog;

import java.util.HashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a destination is down, and when to probe it next. For the destination's own thread. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final int DIFFERENT_EVENTS = 3;

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

    /** Milliseconds since 1970; 0 while the destination is up. */
    long probeAt() {
        return probeAt;
    }

    /** Something was delivered. */
    void over() {
        if (isDown()) {
            LOG.atInfo().addKeyValue("destination", destination).log("Destination is back");
        }
        failedInARow.clear();
        probes = 0;
        probeAt = 0;
    }

    /** An event failed; several different ones in a row mean that it is not the events. */
    void failed(long seq, Throwable failure, long now) {
        failedInARow.add(seq);
        if (isDown() || failedInARow.size() >= DIFFERENT_EVENTS) {
            down(failure, now);
        }
    }

    /** The destination cannot be used: wait, longer each time. */
    void down(Throwable failure, long now) {
        if (!isDown()) {
            LOG.atWarn()
                    .addKeyValue("destination", destination)
                    .addKeyValue("error", DeliveryFailure.errorClass(failure))
                    .log("Destination is down: its events wait");
        }
        probes++;
        probeAt = now + retryPolicy.delayAfter(probes);
    }

    /** Probe at once. */
    void probeNow() {
        probeAt = 0;
    }
}
