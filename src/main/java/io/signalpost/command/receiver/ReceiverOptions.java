package io.signalpost.command.receiver;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.signalpost.command.terminal.Invocation;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which receiver to talk to, and as whom: by an option, else by the environment, else by a file. */
public final class ReceiverOptions {

    static final String PASSWORD = "SIGNALPOST_MANAGEMENT_PASSWORD";
    static final String URL = "SIGNALPOST_MANAGEMENT_URL";
    static final String TRUST = "SIGNALPOST_MANAGEMENT_TRUST";
    private static final String USERNAME = "SIGNALPOST_MANAGEMENT_USERNAME";
    private static final String PORT = "SIGNALPOST_MANAGEMENT_PORT";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "The receiver's management port; $" + URL + " without, or http://localhost: and $" + PORT
                    + ", or url of the file, or http://localhost:9876.")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "<name>",
            description = "Who logs in; $" + USERNAME + " without, or user of the file, or operator. The password is $"
                    + PASSWORD + ", or password of the file.")
    private String user;

    @Option(
            names = "--trust",
            paramLabel = "<file>",
            description = "Certificates, in PEM, of which one must vouch for the receiver's; $" + TRUST
                    + " without, or trust of the file, or what Java trusts.")
    private Path trust;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "A file with url, user, password and trust, as properties; ~/.signalpost/receiver.properties"
                    + " without, when it is there.")
    private Path config;

    /** @throws ParameterException when the file or the address is wrong */
    public Receiver receiver() {
        Map<String, String> environment = Invocation.environment(spec);
        try {
            ReceiverFile file = ReceiverFile.read(config, environment);
            Optional<String> local = variable(environment, PORT).map(port -> "http://localhost:" + port);
            URI address = address(Optional.ofNullable(url)
                    .or(() -> variable(environment, URL))
                    .or(() -> local)
                    .or(() -> file.value(ReceiverFile.URL))
                    .orElse("http://localhost:9876"));
            String name = Optional.ofNullable(user)
                    .or(() -> variable(environment, USERNAME))
                    .or(() -> file.value(ReceiverFile.USER))
                    .orElse("operator");
            String password = variable(environment, PASSWORD)
                    .or(() -> file.value(ReceiverFile.PASSWORD))
                    .orElse("");
            Optional<Path> trusted = Optional.ofNullable(trust)
                    .or(() -> variable(environment, TRUST).map(Path::of))
                    .or(() -> file.value(ReceiverFile.TRUST).map(file::beside));
            return new Receiver(address, name, password, trusted.map(TrustedCertificates::of));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(StringUtils::isNotBlank);
    }

    private static URI address(String given) {
        URI address = URI.create(given.strip());
        if (address.getHost() == null || !StringUtils.equalsAny(address.getScheme(), "http", "https")) {
            throw new IllegalArgumentException("--url must be an address such as http://localhost:9876");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "--url must be without a login, which everybody on the machine could see;"
                            + " write --user, and the password as $" + PASSWORD + " or in the file");
        }
        return address;
    }
}
