package io.signalpost.command.simulator;

import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The application management token, from the environment alone: everybody can see what is on a command line. */
final class ManagementToken {

    static final String CURRENT = "SMARTCAR_MANAGEMENT_TOKEN";
    static final String NEXT = "SMARTCAR_MANAGEMENT_TOKEN_NEXT";

    private ManagementToken() {}

    /** @throws ParameterException when the variable is not set, saying where the token is found, or has white space around it */
    static String of(Map<String, String> environment, String variable, CommandSpec command) {
        String token = environment.get(variable);
        if (token == null || token.isBlank()) {
            throw new ParameterException(
                    command.commandLine(),
                    "the environment variable " + variable
                            + " is not set; it holds the application management token that"
                            + " the receiver knows: a real application's is in the Smartcar Dashboard (Application,"
                            + " Configuration), and to try a receiver any text will do, the same here and there");
        }
        if (!token.strip().equals(token)) {
            throw new ParameterException(
                    command.commandLine(),
                    "the environment variable " + variable
                            + " has white space around the token: set it as the Smartcar Dashboard shows it");
        }
        return token;
    }
}
