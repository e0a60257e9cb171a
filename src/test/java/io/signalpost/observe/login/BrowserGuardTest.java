package io.signalpost.observe.login;

import java.nio.file.Path;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;

/** What a web page in an operator's browser can do on the management port: nothing, but for the console. */
class BrowserGuardTest {

    private static final String PAUSE = "{\"action\":\"pause\"}";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: localhost", "Host: 127.0.0.1"})
    void noPageActs(String host) throws Exception {
        Response response = pause(app, host, "Origin: http://evil.example");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body())
                .contains(
                        host.contains("evil")
                                ? "\"detail\":\"the Host header must be localhost"
                                : "\"detail\":\"a request with an Origin header comes from a web page");
        assertThat(app.get("/observe/destinations/database").body()).contains("\"state\":\"running\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:9876",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.7",
                "0.0.0.0",
                "2130706433",
                "[::2]"
            })
    void aNameOfAnothersIsRefused(String host) throws Exception {
        Response response = get(app, "Host: " + host);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body())
                .contains("\"detail\":\"the Host header must be localhost, a loopback address or 127.0.0.1"
                        + " (signalpost.management-address)\"");
        assertThat(pause(app, "Host: " + host).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9876", "127.0.0.1:1", "127.8.8.8", "[::1]", "[::1]:9876"})
    void thisMachineIsTaken(String host) throws Exception {
        assertThat(get(app, "Host: " + host).status()).isEqualTo(200);
        assertThat(get(app, "Host: " + host, "Origin: http://evil.example").status())
                .isEqualTo(200); // the browser does not let the page read the answer
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: null",
                "Origin: http://localhost:8080",
                "Origin: http://localhost:9876.evil.example",
                "Origin: localhost:9876",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: same-origin"
            })
    void noOtherPageActsWhateverItSaysOfItself(String header) throws Exception {
        assertThat(pause(app, "Host: localhost:9876", header, token()).status()).isEqualTo(403);
        assertThat(pause(app, "Host: localhost:9876").status()).isEqualTo(200);
        app.act("database", "{\"action\":\"resume\"}");
    }

    /** It reads it where no other page can. */
    private static String token() throws Exception {
        String session = send(app, "GET /observe/session HTTP/1.1", "", "Host: localhost")
                .body();
        return "X-CSRF-Token: " + session.replaceFirst(".*\"csrfToken\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void theConsoleActs() throws Exception {
        String host = "Host: localhost:9876";
        String origin = "Origin: http://localhost:9876";
        assertThat(pause(app, host, origin, token(), "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(pause(app, host, origin, token()).status())
                .as("by HTTP from another machine, where browsers do not say the site")
                .isEqualTo(200);
        assertThat(pause(app, host, origin).status()).as("without the token").isEqualTo(403);
        assertThat(pause(app, host, origin, token(), "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(pause(app, "Host: evil.example:9876", "Origin: http://evil.example:9876", token())
                        .status())
                .as("a name that is made to resolve to this machine")
                .isEqualTo(403);
        app.act("database", "{\"action\":\"resume\"}");
    }

    @Test
    void theConsoleTakesNothingFromElsewhereAndIsNotFramed() throws Exception {
        Response page = send(app, "GET / HTTP/1.1", "", "Host: localhost");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers())
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Referrer-Policy", "no-referrer")
                .doesNotContainKey("Set-Cookie");
        assertThat(page.body()).doesNotContainPattern("(?:src|href)=\"(?:https?:)?//|<style|style=|<script>| on\\w+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
    void noPageUsesAnotherVerb(String verb) throws Exception {
        Response response = send(
                app,
                verb + " /observe/destinations/database HTTP/1.1",
                "",
                "Host: localhost",
                "Origin: http://evil.example");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatAFormCanSendIsNoAction(String mediaType) throws Exception {
        Response response = HttpSocket.exchange(
                app.management("/").getPort(),
                bytes("POST /observe/destinations/database HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + mediaType
                        + "\r\nContent-Length: " + PAUSE.length() + "\r\n\r\n" + PAUSE));

        assertThat(response.status()).isEqualTo(415);
    }

    @Test
    void aPageOfAnotherSiteEmbedsNothingFromHere() throws Exception {
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertThat(get(app, "Host: localhost", "Sec-Fetch-Site: " + site, "Sec-Fetch-Dest: script")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(get(app, "Host: localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Dest: document")
                        .status())
                .as("a link that a person follows")
                .isEqualTo(200);
        assertThat(get(app, "Host: localhost").headers())
                .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .doesNotContainKeys("Set-Cookie", "Server", "Access-Control-Allow-Origin");
    }

    @Test
    void forwardedHeadersAreNotBelieved(@TempDir Path other) throws Exception {
        // In Kubernetes Spring Boot would take them from any neighbour.
        try (RunningApp inKubernetes = RunningApp.start(other, "spring.main.cloud-platform=kubernetes")) {
            assertThat(get(
                                    inKubernetes,
                                    "Host: evil.example",
                                    "X-Forwarded-Host: localhost",
                                    "Forwarded: host=localhost")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Response get(RunningApp app, String... headers) throws Exception {
        return send(app, "GET /observe/health HTTP/1.1", "", headers);
    }

    private static Response pause(RunningApp app, String... headers) throws Exception {
        return send(app, "POST /observe/destinations/database HTTP/1.1", PAUSE, headers);
    }

    private static Response send(RunningApp app, String line, String body, String... headers) throws Exception {
        return HttpSocket.exchange(
                app.management("/").getPort(),
                bytes(line + "\r\n" + String.join("\r\n", headers)
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n"
                        + body));
    }
}
