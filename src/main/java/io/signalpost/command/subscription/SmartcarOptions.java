package io.signalpost.command.subscription;

import java.net.URI;
import java.util.Map;

import io.signalpost.command.terminal.Invocation;
import io.signalpost.subscriptions.Credentials;
import io.signalpost.subscriptions.Endpoints;
import io.signalpost.subscriptions.ManagementApi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which Smartcar to talk to. */
final class SmartcarOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--management-url",
            paramLabel = "<url>",
            description = "Base of the management API, or $" + Endpoints.MANAGEMENT_URL + "; Smartcar's own without.")
    private URI management;

    @Option(
            names = "--vehicle-url",
            paramLabel = "<url>",
            description = "Base of the vehicle API, or $" + Endpoints.VEHICLE_URL + ".")
    private URI vehicle;

    @Option(
            names = "--token-url",
            paramLabel = "<url>",
            description = "Where access tokens are had, or $" + Endpoints.TOKEN_URL + ".")
    private URI token;

    /** @throws ParameterException when the environment has no credentials, or an address is none */
    ManagementApi api() {
        Map<String, String> environment = Invocation.environment(spec);
        try {
            return new ManagementApi(endpoints(environment), Credentials.from(environment));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private Endpoints endpoints(Map<String, String> environment) {
        return new Endpoints(
                first(management, environment.get(Endpoints.MANAGEMENT_URL), Endpoints.SMARTCAR.management()),
                first(vehicle, environment.get(Endpoints.VEHICLE_URL), Endpoints.SMARTCAR.vehicle()),
                first(token, environment.get(Endpoints.TOKEN_URL), Endpoints.SMARTCAR.token()));
    }

    private static URI first(URI option, String variable, URI otherwise) {
        if (option != null) {
            return option;
        }
        return variable == null || variable.isBlank() ? otherwise : URI.create(variable.strip());
    }
}
