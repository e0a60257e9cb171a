package io.signalpost.simulator;

import java.time.Duration;

import io.signalpost.simulator.wire.OutgoingEvent.Mode;

/**
 * @param seed          of everything that is drawn by lot
 * @param timeScale     simulated seconds in a real one
 * @param mode          LIVE or SIMULATED: of the vehicles, and so of their events
 * @param allowLocal    whether callback URIs may be plain http, and on this machine or in a private network
 * @param answerTimeout in real time, see {@code Sender}
 * @param vehicles      that are connected from the start
 * @param logCapacity   rows of the delivery log
 */
public record SimulatorSettings(
        long seed,
        double timeScale,
        Mode mode,
        boolean allowLocal,
        Duration answerTimeout,
        int vehicles,
        int logCapacity) {

    public SimulatorSettings {
        if (mode == Mode.TEST) {
            throw new IllegalArgumentException(
                    "mode TEST: expected LIVE or SIMULATED; TEST is what a test delivery has");
        }
        if (vehicles < 0) {
            throw new IllegalArgumentException("vehicles " + vehicles + ": expected 0 or more");
        }
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("answer time limit " + answerTimeout + ": expected more than 0");
        }
    }

    public static final SimulatorSettings DEFAULTS =
            new SimulatorSettings(1, 1, Mode.LIVE, false, Duration.ofSeconds(15), 5, 10_000);
}
