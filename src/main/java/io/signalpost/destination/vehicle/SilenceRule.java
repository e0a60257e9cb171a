package io.signalpost.destination.vehicle;

import java.time.Duration;

/**
 * When a vehicle is silent: quiet for longer than {@code factor} times its own cadence, and than {@code atLeast}. One
 * that has not yet shown its cadence, or is only simulated, never is.
 */
public record SilenceRule(double factor, Duration atLeast) {

    /** Fewer events show no cadence. */
    static final int EVENTS = 5;
}
