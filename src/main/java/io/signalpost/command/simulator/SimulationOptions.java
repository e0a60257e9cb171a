package io.signalpost.command.simulator;

import java.time.Duration;
import java.util.UUID;

import io.signalpost.command.terminal.DurationConverter;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the simulated side is. */
final class SimulationOptions {

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--seed",
            paramLabel = "<n>",
            defaultValue = "1",
            description = "Of all that is drawn by lot: the same seed gives the same vehicles and faults. Default: 1")
    private long seed;

    @Option(
            names = "--time-scale",
            paramLabel = "<n>",
            defaultValue = "60",
            description =
                    "Simulated seconds in a real one: with 100, the first retry comes after 0.25 s instead of 25 s."
                            + " Default: 60")
    private double timeScale;

    @Option(
            names = "--mode",
            paramLabel = "<mode>",
            defaultValue = "LIVE",
            converter = Words.Modes.class,
            description = "Of the vehicles and their events: LIVE or SIMULATED. Default: LIVE")
    private Mode mode;

    @Option(
            names = "--timeout",
            paramLabel = "<time>",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "What the receiver has for its answer, in real time. Default: 15s, as Smartcar's")
    private Duration timeout;

    /** A simulator of an application with this management token, with its vehicles, standing still. */
    Simulator simulator(String managementToken, int vehicles, boolean allowLocal) {
        Bounds.require(command, "--vehicles", vehicles, 1, 100_000);
        Bounds.require(command, "--time-scale", timeScale, 0.001, 1_000_000);
        if (timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new ParameterException(
                    command.commandLine(), "--timeout: expected more than 0 and at most 1h, for instance 15s");
        }
        return new Simulator(
                new Application(UUID.randomUUID().toString(), UUID.randomUUID().toString(), managementToken),
                new SimulatorSettings(
                        seed,
                        timeScale,
                        mode,
                        allowLocal,
                        timeout,
                        vehicles,
                        SimulatorSettings.DEFAULTS.logCapacity()));
    }
}
