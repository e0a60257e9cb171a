package io.signalpost.observe.login;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.MovedClock;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may use a management port that others can reach. */
@ExtendWith(OutputCaptureExtension.class)
class ManagementLoginTest {

    private static final String PASSWORD = "pässword: twelve+";
    private static final String LOGIN = "Authorization: Basic " + basic("operator:" + PASSWORD);
    private static final MovedClock CLOCK = new MovedClock(Clock.systemUTC());
    private static final String PAUSE = "{\"action\":\"pause\"}";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                CLOCK, folder, "signalpost.management-address=0.0.0.0", "signalpost.management-password=" + PASSWORD);
    }

    @BeforeEach
    void forgiveWrongLogins() {
        CLOCK.passes(Duration.ofMinutes(16));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"/observe/health/live", "/observe/health/ready"})
    void probesNeedNoPasswordAndAreToldTheStatusAlone(String path) throws Exception {
        assertThat(app.get(path).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(path, LOGIN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/error",
                "/nothing",
                "/observe",
                "/observe/health",
                "/observe/health/",
                "/observe/health/live/",
                "/observe/health/live/livenessState",
                "/observe/health/Live",
                "/observe/metrics",
                "/observe/destinations",
                "/observe/destinations/database",
                "/observe/loss",
                "/observe/refused",
                "/observe/rejected",
                "/observe/vehicles"
            })
    void everythingElseNeedsIt(String path) throws Exception {
        Response response = get(path);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Signalpost\", charset=\"UTF-8\"");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"detail\":\"this needs the name and the password of a user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/observe/health/live;/../../destinations",
                "/observe/health/live/../../destinations",
                "/observe/health/live/..;/..;/destinations",
                "/observe/health/live%2f..%2f..%2fdestinations",
                "/observe//destinations",
                "/observe/health/live%00"
            })
    void noSpellingOfAPathGetsPastIt(String path) throws Exception {
        assertThat(get(path).status()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
    void noVerbGetsPastIt(String verb) throws Exception {
        assertThat(exchange(verb + " /observe/destinations/database", "").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator:wrong password",
                "operator:",
                "operator:pässword: twelve",
                "operator:PÄSSWORD: TWELVE+",
                "root:pässword: twelve+",
                ":pässword: twelve+",
                "operator",
                ""
            })
    void aWrongLoginIsRefused(String login) throws Exception {
        assertThat(get("/observe/destinations", "Authorization: Basic " + basic(login))
                        .status())
                .isEqualTo(401);
        assertThat(get("/observe/destinations", "Authorization: Basic not base64")
                        .status())
                .isEqualTo(401);
        assertThat(get("/observe/destinations", "Authorization: Bearer " + PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoKnowsThePasswordSeesEverything() throws Exception {
        assertThat(read("/observe/destinations")).contains("\"name\":\"database\"");
        assertThat(read("/observe/health")).contains("\"eventLog\"", "\"destinations\"");
        assertThat(get("/observe/health", LOGIN).header("Set-Cookie")).isNull();
    }

    @Test
    void theLogTellsWhoActed(CapturedOutput output) throws Exception {
        assertThat(pause("Host: localhost", LOGIN).status()).isEqualTo(200);
        assertThat(exchange("POST /observe/refused", "{\"action\":\"release\"}", LOGIN)
                        .status())
                .isEqualTo(200);

        assertThat(output)
                .contains(
                        "Operator action action=\"pause\" target=\"{of=destination, destination=database}\" outcome=\"done\""
                                + " answer=\"{action=pause, dryRun=false}\" operator=\"operator\"")
                .doesNotContain(PASSWORD);
    }

    @Test
    void aPageDoesNotActWithThePasswordThatTheBrowserKeeps() throws Exception {
        for (String page :
                new String[] {"Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: same-origin"}) {
            assertThat(pause("Host: localhost", LOGIN, page).status()).isEqualTo(403);
        }
    }

    @Test
    void aPageCannotMakeTheBrowserAskForThePassword() throws Exception {
        Response posted = pause("Host: localhost", "Origin: http://evil.example");
        Response embedded = get("/observe/destinations", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Dest: image");

        assertThat(posted.status()).isEqualTo(403);
        assertThat(embedded.status()).isEqualTo(403);
        assertThat(posted.headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(embedded.headers()).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void aNameMadeToResolveHereFindsNoPassword() throws Exception {
        assertThat(exchange("GET /observe/destinations", "", "Host: evil.example")
                        .status())
                .isEqualTo(401); // the browser keeps the password for the name it was typed for
    }

    @Test
    void wrongPasswordsAreCountedAndToldButNotShown(CapturedOutput output) throws Exception {
        double before = failed();

        get("/observe/metrics", "Authorization: Basic " + basic("xylo\nphone:nearly right"));

        assertThat(failed()).isEqualTo(before + 1);
        assertThat(output).doesNotContain("nearly right", "xylo");
    }

    private static double failed() {
        return read("/observe/metrics")
                .lines()
                .filter(line -> line.startsWith("signalpost_management_logins_failed_total "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    @Test
    void aPasswordCountsOnThisMachineToo(@TempDir Path other, CapturedOutput output) {
        try (RunningApp local = RunningApp.start(
                other, "signalpost.management-username=anna", "signalpost.management-password=" + PASSWORD)) {
            assertThat(local.get("/observe/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(local.get("/observe/health").statusCode()).isEqualTo(401);
        }
        assertThat(output).contains("(with password)").doesNotContain("generated", PASSWORD);
    }

    @Test
    void doesNotStartOpenWithoutAPassword(@TempDir Path other, CapturedOutput output) {
        assertThatThrownBy(() -> RunningApp.start(other, "signalpost.management-address=0.0.0.0"));

        assertThat(output.getOut().lines().filter(line -> line.contains("Not started")))
                .singleElement()
                .asString()
                .contains(
                        "Not started: command line: signalpost.management-address lets others reach the management port,"
                                + " and there is no password and no user; set the environment variable"
                                + " SIGNALPOST_MANAGEMENT_PASSWORD to at least 12 characters, or add a user by"
                                + " 'java -jar signalpost.jar user add <name>', or write signalpost.management-address=127.0.0.1");
    }

    @Test
    void aWrongFileOfUsersStopsTheStart(@TempDir Path other, CapturedOutput output) throws Exception {
        Path users = Files.writeString(other.resolve("users"), "# desk\nanna:secret:viewer\n");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-r--r--"));
        String setting = "signalpost.management-users-file=";

        assertThatThrownBy(() -> RunningApp.start(other.resolve("data"), setting + users));
        assertThatThrownBy(() -> RunningApp.start(other.resolve("data"), setting + other.resolve("none")));

        assertThat(output.getOut()
                        .lines()
                        .filter(line -> line.contains("Not started"))
                        .map(line -> StringUtils.substringAfter(line, "Not started: ")))
                .containsExactly(
                        users + ": others may read or write it; chmod 600 " + users,
                        users
                                + ":2:1: the hash of 'anna' is not of bcrypt with a cost of 10 to 12; remove the line, and add"
                                + " the user again",
                        "command line: signalpost.management-users-file: there is no file " + other.resolve("none")
                                + "; make it by 'java -jar signalpost.jar user add <name> --role <role>'");
    }

    private static String read(String path) {
        return RunningApp.send(HttpRequest.newBuilder(app.management(path))
                        .header("Authorization", LOGIN.substring("Authorization: ".length()))
                        .build())
                .body();
    }

    private static Response get(String path, String... headers) throws Exception {
        return exchange("GET " + path, "", headers);
    }

    private static Response pause(String... headers) throws Exception {
        return exchange("POST /observe/destinations/database", PAUSE, headers);
    }

    private static Response exchange(String request, String body, String... headers) throws Exception {
        String host = headers.length > 0 && headers[0].startsWith("Host") ? "" : "Host: signalpost.fleet.example\r\n";
        return HttpSocket.exchange(
                app.management("/").getPort(),
                bytes(request + " HTTP/1.1\r\n" + host + String.join("\r\n", headers)
                        + (headers.length == 0 ? "" : "\r\n")
                        + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body));
    }

    private static String basic(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
