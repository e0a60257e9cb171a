package io.signalpost.eventlog.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;

/**
 * How often and when a failed event is tried again.
 *
 * @param maxAttempts attempts before the event becomes a dead letter, the first included
 * @param delay       milliseconds before the second attempt
 * @param multiplier  growth of the delay from attempt to attempt
 * @param maxDelay    milliseconds it grows to at most
 * @param kinds       what the operator has decided about single codes
 */
public record RetryPolicy(int maxAttempts, long delay, double multiplier, long maxDelay, FailureTable kinds) {

    /** With the delays as they are by default, ten attempts take eight minutes and so many times ten take a day. */
    private static final int LONG = 30;

    /** A delay is up to a tenth more or less, so that not all come back at once. */
    private static final double JITTER = 0.1;

    /** Whether an event is given up that has failed so often, this time in this way. */
    boolean givesUp(FailureKind kind, int attempts) {
        return switch (kind) {
            case UNAVAILABLE -> false;
            case RETRY -> attempts >= maxAttempts;
            case RETRY_LONG -> attempts / LONG >= maxAttempts;
            case DEAD -> true;
        };
    }

    /** Milliseconds to wait after the n-th failure. */
    long delayAfter(int failures) {
        double grown = Math.min(maxDelay, delay * Math.pow(multiplier, failures - 1.0));
        return Math.round(grown * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER));
    }

    /** Milliseconds that no wait exceeds. */
    long longestDelay() {
        return Math.round(maxDelay * (1 + JITTER));
    }

    /** Milliseconds of a wait that the destination asks for, cut to the longest one that the policy knows. */
    long atMost(Duration asked) {
        return asked.compareTo(Duration.ofMillis(maxDelay)) < 0 ? asked.toMillis() : maxDelay;
    }
}
