package io.signalpost.command.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.simulator.IncidentOptions.Incident;
import io.signalpost.command.terminal.Invocation;
import io.signalpost.command.terminal.StopRequest;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.FaultDial;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Webhook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Made-up vehicles that send events to a receiver at a rate, as Smartcar would. */
@Command(
        name = "simulate",
        description = {
            "Sends events of simulated vehicles to a receiver, at a rate and for a time.",
            "Verifies the callback first and stops with the reason if that fails. The application management token, which"
                    + " signs, comes from the environment variable " + ManagementToken.CURRENT + "."
        },
        footer = {
            "",
            "Exit codes: 0 everything was acknowledged, but for events that an injected fault had spoilt; 1 it was not, or the"
                    + " callback was not verified, or it ended early since there was nothing left to send; 2 wrongly written."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {

    /** Seconds of a run: 30 days. */
    static final double LONGEST = Duration.ofDays(30).toSeconds();

    @Spec
    private CommandSpec command;

    @Mixin
    private WebhookOptions webhook;

    @Mixin
    private SimulationOptions simulation;

    @Mixin
    private IncidentOptions incidents;

    @Option(
            names = "--vehicles",
            paramLabel = "<n>",
            defaultValue = "10",
            description = "How many there are. Default: 10")
    private int vehicles;

    @Option(
            names = "--rate",
            paramLabel = "<n>",
            defaultValue = "5",
            description = "Events per second, of all vehicles together, whatever is answered. Default: 5")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "<seconds>",
            defaultValue = "30",
            description = "How long events are sent. Default: 30")
    private double seconds;

    @Option(names = "--events", paramLabel = "<n>", description = "Ends after as many events instead of --seconds.")
    private Long events;

    @Option(
            names = "--fault",
            converter = Words.Faults.class,
            paramLabel = "<fault=rate>",
            description = "How often a fault strikes, for instance slow-body=0.01; may be repeated. Faults:"
                    + " ${COMPLETION-CANDIDATES}",
            completionCandidates = Words.Faults.class)
    private Map<FaultKind, Double> faults = Map.of();

    @Option(
            names = "--ledger",
            paramLabel = "<file>",
            description =
                    "A file that takes the id of each acknowledged event, one a line, as it happens. It is begun anew.")
    private Path ledger;

    @Option(names = "--json", description = "Prints the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        String token = ManagementToken.of(Invocation.environment(command), ManagementToken.CURRENT, command);
        String nextToken = incidents.rotates()
                ? ManagementToken.of(Invocation.environment(command), ManagementToken.NEXT, command)
                : null;
        check();
        // Closed in the opposite order: what is acknowledged while the simulator closes is in the ledger too.
        try (AcknowledgedIds acknowledged = ledger == null ? null : new AcknowledgedIds(ledger);
                Simulator simulator = simulation.simulator(token, vehicles, true);
                StopRequest stop = new StopRequest()) {
            turn(simulator.faults());
            Webhook created = webhook.create(simulator);
            if (!verified(simulator.verify(created.id()), stop)) {
                return 1;
            }
            if (acknowledged != null) {
                open(acknowledged);
                simulator.deliveries().onEnd(acknowledged);
            }
            Run run = new Run(simulator, created.id(), rate);
            Summary summary = run(run, simulator, incidents.of(simulator, created.id(), nextToken), stop);
            if (json) {
                command.commandLine().getOut().println(new ObjectMapper().writeValueAsString(summary));
            } else {
                SummaryTable.print(summary, command.commandLine().getOut());
            }
            run.ranDry().ifPresent(reason -> say("ended after " + summary.sent() + " events: " + reason));
            return summary.good() && summary.sent() > 0 && run.ranDry().isEmpty() ? 0 : 1;
        }
    }

    private void check() {
        Bounds.require(command, "--rate", rate, 0.000_001, 1_000_000);
        Bounds.require(command, "--seconds", seconds, 0.001, LONGEST);
        if (events != null) {
            Bounds.require(command, "--events", events, 1, 1_000_000_000);
        }
        incidents.check(events == null ? seconds : null);
        if (ledger != null && !webhook.tellsEventIds()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--ledger: events of this --profile have no id that a receiver could keep; expected another profile");
        }
    }

    private boolean verified(CompletableFuture<Verification> asked, StopRequest stop) {
        while (!asked.isDone() && !stop.received()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        if (!asked.isDone()) {
            say("stopped before the callback was verified");
            return false;
        }
        Verification verification = asked.join();
        if (!verification.verified()) {
            say("not verified: " + verification.explanation());
        }
        return verification.verified();
    }

    private Summary run(Run run, Simulator simulator, List<Incident> happening, StopRequest stop) {
        ScheduledExecutorService meanwhile = Executors.newSingleThreadScheduledExecutor();
        try (ProgressLine progress =
                new ProgressLine(simulator.deliveries(), command.commandLine().getErr(), Ansi.AUTO.enabled())) {
            meanwhile.scheduleAtFixedRate(progress::show, 1, 1, TimeUnit.SECONDS);
            happening.forEach(incident -> meanwhile.schedule(
                    () -> run.meanwhile(() -> {
                        incident.action().run();
                        progress.say(incident.words());
                    }),
                    incident.after().toMillis(),
                    TimeUnit.MILLISECONDS));
            Duration time = events == null ? Duration.ofMillis(Math.round(seconds * 1000)) : Duration.ofDays(365);
            return run.run(time, events == null ? Long.MAX_VALUE : events, stop::received);
        } finally {
            meanwhile.shutdownNow();
        }
    }

    private void open(AcknowledgedIds acknowledged) {
        try {
            acknowledged.open();
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), "--ledger: cannot write " + ledger + " (" + e + ")", e);
        }
    }

    private void turn(FaultDial dial) {
        try {
            dial.set(faults);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), "--fault: " + wrong.getMessage(), wrong);
        }
    }

    private void say(String line) {
        command.commandLine().getErr().println(line);
    }
}
