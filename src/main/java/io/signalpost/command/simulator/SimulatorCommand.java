package io.signalpost.command.simulator;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.concurrent.Callable;

import io.signalpost.command.terminal.Invocation;
import io.signalpost.command.terminal.StopRequest;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.server.Login;
import io.signalpost.simulator.server.SimulatorServer;
import io.signalpost.simulator.webhook.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Smartcar's side alone, with its page and its APIs, for whatever receiver. */
@Command(
        name = "simulator",
        description = {
            "Serves the simulated side of Smartcar: a page that works like the Dashboard, its API, and the Management API.",
            "Runs until Ctrl-C or SIGTERM. The application management token, which signs, comes from the environment"
                    + " variable " + ManagementToken.CURRENT + "."
        },
        abbreviateSynopsis = true,
        sortOptions = false)
public final class SimulatorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--vehicles",
            paramLabel = "<n>",
            defaultValue = "5",
            description = "How many are connected from the start. Default: 5")
    private int vehicles;

    @Option(
            names = "--port",
            paramLabel = "<n>",
            defaultValue = "9877",
            description = "Default: 9877; 0 takes a free one")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description =
                    "Where it listens. An address that others reach needs a password, in the environment variable "
                            + Login.VARIABLE + ". Default: 127.0.0.1")
    private InetAddress address;

    @Option(names = "--target", paramLabel = "<uri>", description = "A callback URI that the page suggests.")
    private String target;

    @Option(
            names = "--allow-local",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether callback URIs may be plain http and on this machine or in a private network, which"
                    + " Smartcar refuses. Default: yes")
    private boolean allowLocal;

    @Override
    public Integer call() throws Exception {
        String token = ManagementToken.of(Invocation.environment(command), ManagementToken.CURRENT, command);
        Bounds.require(command, "--port", port, 0, 65_535);
        Login login = login();
        try (StopRequest stop = new StopRequest();
                Simulator simulator = simulation.simulator(token, vehicles, allowLocal);
                SimulatorServer server = SimulatorServer.start(simulator, address, port, target, login)) {
            simulator.start();
            introduce(server, simulator.application());
            stop.await();
            return 0;
        }
    }

    private Login login() {
        try {
            return Login.of(
                            address,
                            "--address",
                            Invocation.environment(command).get(Login.VARIABLE))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    private void introduce(SimulatorServer server, Application application) {
        PrintWriter out = command.commandLine().getOut();
        out.printf("""
                page            %1$s/
                control API     %1$s/api, described in %1$s/openapi.yaml
                Management API  %1$s/v3
                client id       %2$s
                client secret   %3$s
                The id and the secret are this simulator's own and good for nothing else. Ctrl-C ends it.
                """, server.uri(), application.clientId(), application.clientSecret());
        out.flush();
    }
}
