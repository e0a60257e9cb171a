package io.signalpost.command;

import java.net.URI;
import java.util.Map;

import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which receiver to talk to, and as whom. */
final class ReceiverOptions {

    static final String PASSWORD = "SIGNALPOST_MANAGEMENT_PASSWORD";
    private static final String USERNAME = "SIGNALPOST_MANAGEMENT_USERNAME";
    private static final String PORT = "SIGNALPOST_MANAGEMENT_PORT";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description =
                    "The receiver's management port; http://localhost:9876 without, or the port of $" + PORT + ".")
    private URI url;

    @Option(
            names = "--user",
            paramLabel = "<name>",
            description = "Who logs in; $" + USERNAME + " without, or operator. The password is $" + PASSWORD + ".")
    private String user;

    /** @throws ParameterException when the address is none */
    Receiver receiver() {
        Map<String, String> environment = ((Commands) spec.root().userObject()).environment();
        URI base = url == null ? URI.create("http://localhost:" + value(environment, PORT, "9876")) : url;
        if (base.getHost() == null || !StringUtils.equalsAny(base.getScheme(), "http", "https")) {
            throw new ParameterException(spec.commandLine(), "--url must be an address such as http://localhost:9876");
        }
        String name = user == null ? value(environment, USERNAME, "operator") : user;
        return new Receiver(base, name, value(environment, PASSWORD, ""));
    }

    private static String value(Map<String, String> environment, String variable, String otherwise) {
        return StringUtils.defaultIfBlank(environment.get(variable), otherwise);
    }
}
