package io.signalpost.command.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.vehicle.SignalError;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What happens during a run, each thing so many real seconds after its beginning. */
final class IncidentOptions {

    private static final SignalError UNREACHABLE = new SignalError("VEHICLE_STATE", "UNREACHABLE");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--rotate-after",
            paramLabel = "<seconds>",
            description = "After as many seconds, signs with the token in " + ManagementToken.NEXT + ".")
    private Double rotateAfter;

    @Option(
            names = "--live-stays-on-former",
            description =
                    "After that, LIVE events are signed with the former token all the same, as has been seen of Smartcar.")
    private boolean liveStaysOnFormer;

    @Option(
            names = "--break-after",
            paramLabel = "<seconds>",
            description = "After as many seconds, the first vehicle loses its connection: a VEHICLE_ERROR.")
    private Double breakAfter;

    @Option(
            names = "--recover-after",
            paramLabel = "<seconds>",
            description = "After as many seconds, it has its connection again: RESOLVED.")
    private Double recoverAfter;

    @Option(
            names = "--disable-after",
            paramLabel = "<seconds>",
            description = "After as many seconds, the webhook is disabled: nothing is sent.")
    private Double disableAfter;

    @Option(
            names = "--enable-after",
            paramLabel = "<seconds>",
            description = "After as many seconds, it is enabled again, and each vehicle has its FIRST_DELIVERY anew.")
    private Double enableAfter;

    /** @param words for people */
    record Incident(Duration after, String words, Runnable action) {}

    /**
     * @param seconds that the run takes; null when it ends with a number of events
     * @throws ParameterException when an option makes no sense
     */
    void check(Double seconds) {
        within("--rotate-after", rotateAfter, seconds);
        within("--break-after", breakAfter, seconds);
        within("--recover-after", recoverAfter, seconds);
        within("--disable-after", disableAfter, seconds);
        within("--enable-after", enableAfter, seconds);
        inOrder("--break-after", breakAfter, "--recover-after", recoverAfter, seconds);
        inOrder("--disable-after", disableAfter, "--enable-after", enableAfter, seconds);
        if (liveStaysOnFormer && rotateAfter == null) {
            throw wrong("--live-stays-on-former: expected --rotate-after too");
        }
    }

    private void within(String option, Double after, Double seconds) {
        if (after != null) {
            Bounds.require(command, option, after, 0.001, SimulateCommand.LONGEST);
            if (seconds != null && after >= seconds) {
                throw wrong(
                        option + ": the run is over by then, after " + seconds + " s; expected less than --seconds");
            }
        }
    }

    private void inOrder(String first, Double begin, String second, Double end, Double seconds) {
        if (end != null && (begin == null || end <= begin)) {
            throw wrong(second + ": expected " + first + " too, and before it");
        }
        if (begin != null && end == null && seconds == null) {
            throw wrong(first + ": with --events, expected " + second + " too, or the run might never end");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    boolean rotates() {
        return rotateAfter != null;
    }

    /** @param nextToken null without {@code --rotate-after} */
    List<Incident> of(Simulator simulator, String webhookId, String nextToken) {
        String vehicle = simulator.vehicles(List.of()).get(0).identity().id();
        List<Incident> all = new ArrayList<>();
        add(
                all,
                rotateAfter,
                "from now on signed with the next token" + (liveStaysOnFormer ? ", LIVE events excepted" : ""),
                () -> simulator.application().rotate(nextToken, liveStaysOnFormer));
        add(
                all,
                breakAfter,
                "vehicle " + vehicle + " has lost its connection",
                () -> simulator.breakConnection(vehicle, UNREACHABLE));
        add(all, recoverAfter, "vehicle " + vehicle + " has its connection again", () -> simulator.recover(vehicle));
        add(all, disableAfter, "webhook disabled: nothing is sent", () -> simulator.disable(webhookId));
        add(all, enableAfter, "webhook enabled: FIRST_DELIVERY of each vehicle", () -> simulator.enable(webhookId));
        return all;
    }

    private static void add(List<Incident> all, Double after, String words, Runnable action) {
        if (after != null) {
            all.add(new Incident(Duration.ofMillis(Math.round(after * 1000)), words, action));
        }
    }
}
