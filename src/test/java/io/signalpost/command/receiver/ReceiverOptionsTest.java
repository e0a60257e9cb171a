package io.signalpost.command.receiver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a command finds a receiver that speaks TLS and wants a login. */
class ReceiverOptionsTest {

    private static final String PASSWORD = "a good password";

    @TempDir
    static Path folder;

    private static RunningApp app;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.write(folder);
        app = RunningApp.start(
                folder.resolve("data"),
                "signalpost.management-password=" + PASSWORD,
                "signalpost.management-username=anna",
                "signalpost.management-ssl-bundle=operators",
                "spring.ssl.bundle.pem.operators.keystore.certificate=" + certificate.certificate(),
                "spring.ssl.bundle.pem.operators.keystore.private-key=" + certificate.privateKey());
        url = "https://localhost:" + app.management("/").getPort();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static CommandRun events(Map<String, String> environment, String... options) {
        return CommandRun.of(
                environment,
                Stream.concat(Stream.of("events"), Arrays.stream(options)).toArray(String[]::new));
    }

    /** Readable by its owner only. @param lines with {@code URL} for the address of the receiver */
    private static Path file(String... lines) throws Exception {
        return readable("rw-------", lines);
    }

    private static Path readable(String permissions, String... lines) throws Exception {
        Path file = Files.createTempFile(folder, "receiver", ".properties");
        Files.writeString(file, String.join("\n", lines).replace("URL", url));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SIGNALPOST_MANAGEMENT_URL",
                url,
                "SIGNALPOST_MANAGEMENT_USERNAME",
                "anna",
                "SIGNALPOST_MANAGEMENT_PASSWORD",
                PASSWORD,
                "SIGNALPOST_MANAGEMENT_TRUST",
                folder.resolve("tls.crt").toString()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static void isAnswered(CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(0, "no event is as it is asked for\n", ""));
    }

    @Test
    void aFileSaysAll() throws Exception {
        Path file = file("url=URL", "user=anna", "password=" + PASSWORD, "trust=tls.crt");

        isAnswered(events(Map.of(), "--config=" + file));
    }

    @Test
    void theFileInTheHomeNeedNotBeNamed() throws Exception {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve(".signalpost"));
        Files.move(
                file("url=URL", "user=anna", "password=" + PASSWORD, "trust=" + folder.resolve("tls.crt")),
                home.resolve(".signalpost").resolve("receiver.properties"));

        isAnswered(events(Map.of("HOME", home.toString())));
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndAnOptionBeforeBoth() throws Exception {
        Path wrong = file("url=http://localhost:1", "user=nobody", "password=none of these", "trust=none.pem");

        isAnswered(events(environment(), "--config=" + wrong));
        isAnswered(events(
                environment(
                        "SIGNALPOST_MANAGEMENT_URL", "http://localhost:2",
                        "SIGNALPOST_MANAGEMENT_USERNAME", "somebody",
                        "SIGNALPOST_MANAGEMENT_TRUST", "other.pem"),
                "--config=" + wrong,
                "--url=" + url,
                "--user=anna",
                "--trust=" + folder.resolve("tls.crt")));
    }

    @Test
    void aPasswordThatOthersMayReadIsRefused() throws Exception {
        Path open = readable("rw-r-----", "url=URL", "password=" + PASSWORD);
        Path withoutPassword = readable("rw-r--r--", "url=URL", "user=anna");

        assertThat(events(environment(), "--config=" + open)).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith(open + ": others may read the password in it; take that from them")
                    .doesNotContain(PASSWORD);
        });
        isAnswered(events(environment(), "--config=" + withoutPassword));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pasword=x                    | unknown key 'pasword'; did you mean 'password'?
            signalpost.management-port=1 | unknown key 'signalpost.management-port'; there are password, trust, url, user
            """)
    void aKeyThatIsNotKnownIsRefusedWithTheNearest(String line, String told) throws Exception {
        Path file = file("url=URL", line);

        CommandRun run = events(environment(), "--config=" + file);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + ": " + told);
    }

    @Test
    void whatIsWronglyWrittenIsToldBeforeAnythingIsSent() {
        assertThat(events(environment(), "--config=none.properties").err())
                .startsWith("none.properties cannot be read: NoSuchFileException");
        assertThat(events(environment(), "--trust=none.pem").err())
                .startsWith("no certificates in PEM can be read from none.pem");
        assertThat(events(environment(), "--url=https://anna:secret@localhost").err())
                .startsWith("--url must be without a login")
                .doesNotContain("secret");
        assertThat(events(environment(), "--url=localhost:9876").exit()).isEqualTo(2);
    }

    @Test
    void aLoginThatIsNotKnownIsToldWithTheCure() {
        CommandRun wrong = events(environment(), "--user=nobody");
        CommandRun none = events(environment("SIGNALPOST_MANAGEMENT_PASSWORD", ""));

        String cure =
                ": set SIGNALPOST_MANAGEMENT_PASSWORD and --user, or password and user in ~/.signalpost/receiver.properties\n";
        assertThat(wrong).isEqualTo(new CommandRun(3, "", "Signalpost at " + url + " does not know this login" + cure));
        assertThat(none).isEqualTo(new CommandRun(3, "", "Signalpost at " + url + " wants a login" + cure));
    }

    @Test
    void tlsThatDoesNotComeAboutIsToldWithTheCure() throws Exception {
        CommandRun untrusted = events(environment("SIGNALPOST_MANAGEMENT_TRUST", ""));
        CommandRun withoutTls = events(environment(), "--url=" + url.replace("https", "http"));
        CommandRun toPlain = events(environment(), "--url=https://localhost:" + app.port());

        assertThat(untrusted)
                .isEqualTo(new CommandRun(
                        3,
                        "",
                        "the certificate at " + url
                                + " is not trusted: say by --trust=<file.pem> who vouches for it\n"));
        assertThat(withoutTls.exit()).isEqualTo(3);
        assertThat(withoutTls.err()).endsWith("is not Signalpost's management port, or it wants https://\n");
        assertThat(toPlain.exit()).isEqualTo(3);
        assertThat(toPlain.err()).startsWith("no TLS with https://localhost:").contains("is it http:// there?");
    }
}
