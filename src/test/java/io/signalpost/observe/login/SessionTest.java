package io.signalpost.observe.login;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.Store;
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

import static io.signalpost.observe.login.LoginApp.PASSWORD;
import static io.signalpost.observe.login.LoginApp.basic;
import static io.signalpost.observe.login.LoginApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How the console's page logs in and acts, and how its session ends. */
@ExtendWith(OutputCaptureExtension.class)
class SessionTest {

    private static final String PAUSE = "{\"action\":\"pause\",\"dryRun\":true}";
    private static final String ACTION = "/observe/destinations/database";

    @TempDir
    static Path folder;

    private static LoginApp receiver;

    @BeforeAll
    static void start() {
        receiver = new LoginApp(
                folder,
                "signalpost.management-username=admin",
                "signalpost.management-password=the old one goes on",
                "signalpost.event-log.append-timeout=2s");
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @BeforeEach
    void forgiveWrongLogins() {
        receiver.forgive();
    }

    @Test
    void aPageLogsInActsAndLogsOut(CapturedOutput output) {
        LoginApp.Page page = receiver.new Page("operator");

        JsonNode who = json(page.get("/observe/session"));
        assertThat(who.path("user").asText()).isEqualTo("operator");
        assertThat(who.path("roles")).hasToString("[\"operator\"]");
        assertThat(who.path("by").asText()).isEqualTo("session");
        assertThat(who.path("csrfToken").asText()).isEqualTo(page.headers.get("X-CSRF-Token"));
        assertThat(page.ask("POST", ACTION, PAUSE).statusCode()).isEqualTo(200);
        assertThat(receiver.deed().path("action").asText()).isEqualTo("login");

        HttpResponse<String> out = page.ask("DELETE", "/observe/session", "");
        assertThat(out.body()).isEqualTo("{\"loggedOut\":true}");
        assertThat(out.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Max-Age=0"));
        assertThat(page.get("/observe/events").statusCode()).isEqualTo(401);
        JsonNode deed = receiver.deed();
        assertThat(deed.path("action").asText()).isEqualTo("logout");
        assertThat(deed.path("operator").asText()).isEqualTo("operator");
        assertThat(deed.path("outcome").asText()).isEqualTo("done");
        assertThat(output).doesNotContain(PASSWORD, page.headers.get("Cookie").split("=")[1]);
    }

    @Test
    void aNewLoginEndsTheSessionThatThePageHad() {
        LoginApp.Page page = receiver.new Page("auditor");

        assertThat(receiver.logIn("viewer", PASSWORD, "Cookie", page.headers.get("Cookie"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(page.get("/observe/events").statusCode()).isEqualTo(401);
        assertThat(receiver.deeds()
                        .filter(deed -> deed.at("/answer/why").asText().equals("replaced"))
                        .map(deed -> deed.path("operator").asText()))
                .containsExactly("auditor");
    }

    @Test
    void theCookieIsForNoScriptAndForNoOtherSite() {
        String cookie = receiver.new Page("viewer")
                .login
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie)
                .matches("signalpost-" + receiver.origin().getPort()
                        + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    }

    /** The page itself speaks TLS then, with a proxy. */
    @Test
    void overTlsTheCookieIsOfThisHostAloneAndNeverSentInTheClear() {
        String origin = receiver.origin().toString().replace("http:", "https:");
        HttpResponse<String> login = receiver.logIn("viewer", PASSWORD, "Origin", origin);
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).startsWith("__Host-signalpost-").contains("; Secure; HttpOnly; SameSite=Strict");
        assertThat(receiver.ask("GET", "/observe/events", "", "Cookie", cookie.split(";")[0])
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyLoginHasASessionAndATokenOfItsOwn() {
        LoginApp.Page one = receiver.new Page("operator");
        LoginApp.Page other = receiver.new Page("operator");

        assertThat(one.headers.get("Cookie")).isNotEqualTo(other.headers.get("Cookie"));
        one.headers.put("X-CSRF-Token", other.headers.get("X-CSRF-Token"));
        assertThat(one.ask("POST", ACTION, PAUSE).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "null"})
    void withoutItsTokenAPageDoesNotAct(String token) {
        LoginApp.Page page = receiver.new Page("operator");
        page.headers.remove("X-CSRF-Token");
        if (!token.isEmpty()) {
            page.headers.put("X-CSRF-Token", token);
        }

        HttpResponse<String> answer = page.ask("POST", ACTION, PAUSE);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("detail").asText()).startsWith("a page that acts sends the header X-CSRF-Token");
        assertThat(page.ask("DELETE", "/observe/session", "").statusCode()).isEqualTo(403);
        assertThat(page.get("/observe/events").statusCode())
                .as("a question needs none")
                .isEqualTo(200);
    }

    /** An old browser may send neither Origin nor Sec-Fetch-Site. */
    @Test
    void theCookieAloneDoesNotActEitherWhereNothingTellsThatItIsAPage() {
        LoginApp.Page page = receiver.new Page("operator");
        List.of("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "X-CSRF-Token").forEach(page.headers::remove);

        assertThat(page.ask("POST", ACTION, PAUSE).statusCode()).isEqualTo(403);
    }

    @Test
    void aPageThatLogsInByHttpBasicNeedsATokenTooAndAScriptDoesNot() {
        String login = basic("operator", PASSWORD);
        String origin = receiver.origin().toString();
        String token = json(receiver.ask("GET", "/observe/session", "", "Authorization", login))
                .path("csrfToken")
                .asText();

        assertThat(receiver.ask("POST", ACTION, PAUSE, "Authorization", login).statusCode())
                .isEqualTo(200);
        assertThat(receiver.ask("POST", ACTION, PAUSE, "Authorization", login, "Origin", origin)
                        .statusCode())
                .isEqualTo(403);
        assertThat(receiver.ask("POST", ACTION, PAUSE, "Authorization", login, "Origin", origin, "X-CSRF-Token", token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPageOfAnotherSiteNeitherLogsInNorOut() {
        LoginApp.Page page = receiver.new Page("operator");
        page.headers.put("Origin", "http://evil.example");

        assertThat(receiver.logIn("operator", PASSWORD, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.ask("DELETE", "/observe/session", "").statusCode()).isEqualTo(403);
    }

    @Test
    void aPageAsksForTheLoginByItselfAndAScriptOrATabIsAsked() {
        assertThat(receiver.ask("GET", "/observe/session", "", "Sec-Fetch-Mode", "cors")
                        .headers()
                        .map())
                .doesNotContainKey("WWW-Authenticate")
                .doesNotContainKey("www-authenticate");
        for (HttpResponse<String> answer : List.of(
                receiver.ask("GET", "/observe/events", ""),
                receiver.ask("GET", "/observe/events", "", "Sec-Fetch-Mode", "navigate"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Basic realm=\"Signalpost\", charset=\"UTF-8\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"user":"viewer"}                                | user and password must be texts
            {"user":"viewer","password":12}                  | password must be a text
            {"user":"viewer","password":"x","remember":true} | unknown field 'remember'; there are password, user
            """)
    void whatIsNoLoginIsToldAsSuch(String body, String detail) {
        HttpResponse<String> answer = receiver.ask("POST", "/observe/session", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void theUserOfTheSettingsGoesOnAndHasAllRoles() {
        HttpResponse<String> who =
                receiver.ask("GET", "/observe/session", "", "Authorization", basic("admin", "the old one goes on"));

        assertThat(json(who).path("roles")).hasToString("[\"viewer\",\"operator\",\"auditor\"]");
    }

    @Test
    void aUserWhoIsRemovedOrChangedHasNoSessionWithinSeconds(CapturedOutput output) throws Exception {
        receiver.put("carla", Role.OPERATOR);
        LoginApp.Page page = receiver.new Page("carla");
        CompletableFuture<HttpResponse<Void>> stream = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(receiver.app.management("/observe/stream"))
                                .header("Cookie", page.headers.get("Cookie"))
                                .build(),
                        BodyHandlers.discarding());
        assertThat(page.get("/observe/events").statusCode()).isEqualTo(200);

        receiver.put("carla", Role.VIEWER);
        await("another role").until(() -> page.get("/observe/events").statusCode() == 401);
        await("her stream ends").until(stream::isDone);
        assertThat(stream.get().statusCode()).isEqualTo(200);
        LoginApp.Page again = receiver.new Page("carla");

        UsersFile.read(receiver.file).remove("carla");
        await("removed").until(() -> again.get("/observe/events").statusCode() == 401);
        assertThat(output).contains("The users have changed");
        await("noted")
                .until(() -> receiver.deeds()
                                .filter(deed -> deed.path("action").asText().equals("session-end"))
                                .filter(deed -> deed.path("operator").asText().equals("carla"))
                                .filter(deed -> deed.at("/answer/why").asText().equals("user-changed"))
                                .count()
                        == 2);
    }

    @Test
    void whileTheLogHangsSomebodyLogsInAndUsersAreTaken() {
        receiver.put("dora", Role.OPERATOR);
        LoginApp.Page page = receiver.new Page("dora");
        Store log = receiver.app.bean(EventLog.class).store();
        CompletableFuture<Void> thawed = new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.MINUTES);
        log.offer(0, statements -> thawed.join());

        assertThat(receiver.logIn("viewer", PASSWORD).statusCode()).isEqualTo(200);
        receiver.put("dora", Role.VIEWER);
        assertThat(page.get("/observe/events").statusCode()).isEqualTo(401);
        receiver.put("dora", Role.AUDITOR); // although that her session has ended cannot be noted

        assertThat(log.trouble()).as("it still hangs").isPresent();
        thawed.complete(null);
        await("it writes again").until(() -> log.trouble().isEmpty());
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndIsUsedByAPersonOnly() {
        LoginApp.Page used = receiver.new Page("viewer");
        LoginApp.Page watched = receiver.new Page("viewer");
        watched.headers.put("X-Background", "true");

        receiver.clock.passes(Duration.ofMinutes(20));
        assertThat(used.get("/observe/events").statusCode()).isEqualTo(200);
        assertThat(watched.get("/observe/events").statusCode()).isEqualTo(200);
        receiver.clock.passes(Duration.ofMinutes(20));

        assertThat(used.get("/observe/events").statusCode()).isEqualTo(200);
        assertThat(watched.get("/observe/events").statusCode()).isEqualTo(401);
    }

    @Test
    void aFileThatIsWrongOrGoneChangesNothingAndIsToldOnce(CapturedOutput output) throws Exception {
        LoginApp.Page page = receiver.new Page("viewer");
        List<String> lines = Files.readAllLines(receiver.file);

        Files.write(
                receiver.file,
                Stream.concat(Stream.of("broken"), lines.stream()).toList());
        await().until(() -> output.getOut().contains(receiver.file + ":1: is not name:hash:roles"));
        Path aside = Files.move(receiver.file, receiver.file.resolveSibling("aside"));
        await().until(() -> output.getOut().contains(receiver.file + " is gone"));

        assertThat(page.get("/observe/events").statusCode()).isEqualTo(200);
        assertThat(output.getOut().lines().filter(line -> line.contains("is not name:hash:roles")))
                .hasSize(1);
        Files.write(aside, lines);
        Files.move(aside, receiver.file);
    }

    @Test
    void whoGuessesHasToWaitAndIsInTheAudit(CapturedOutput output) {
        HttpResponse<String> wrong = receiver.logIn("auditor", "nearly right horse");
        assertThat(wrong.statusCode()).isEqualTo(401);
        JsonNode deed = receiver.deed();
        assertThat(deed.path("action").asText()).isEqualTo("login");
        assertThat(deed.path("operator").asText()).isEqualTo("auditor");
        assertThat(deed.path("outcome").asText()).isEqualTo("refused");
        assertThat(deed.at("/target/remote").asText()).isEqualTo("127.0.0.1");

        for (int i = 0; i < 20; i++) {
            receiver.logIn("my-password-as-a-name", "x"); // the last of them unlooked at
        }
        HttpResponse<String> slowed = receiver.logIn("auditor", PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(json(slowed).path("detail").asText()).startsWith("too many logins were wrong; try again in ");
        assertThat(slowed.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
        receiver.clock.passes(Duration.ofSeconds(
                Integer.parseInt(slowed.headers().firstValue("Retry-After").orElseThrow())));
        assertThat(receiver.logIn("auditor", PASSWORD).statusCode()).isEqualTo(200);

        long noted = receiver.deeds()
                .filter(each -> each.path("outcome").asText().equals("refused")
                        && each.path("id").asLong() >= deed.path("id").asLong())
                .count();
        assertThat(noted).as("of 22").isEqualTo(RefusalAudit.PER_MINUTE);
        assertThat(output).doesNotContain("nearly right", "my-password-as-a-name");
    }
}
