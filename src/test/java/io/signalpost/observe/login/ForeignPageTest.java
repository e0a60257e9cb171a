package io.signalpost.observe.login;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;
import io.signalpost.testing.Browser;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.observe.login.LoginApp.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody has logged in with Chromium and then opens a page of others. That on {@code localhost} is of the same site, for which the
 * browser sends even a Strict cookie along; that on {@code 127.0.0.1} is of another.
 */
@ExtendWith(SharedBrowser.class)
class ForeignPageTest {

    private static final String ACTION = "/observe/destinations/database";

    @TempDir
    static Path folder;

    private static LoginApp receiver;
    private static HttpServer others;

    private final Browser browser = SharedBrowser.browser();

    @BeforeAll
    static void start() throws IOException {
        receiver = new LoginApp(folder);
        others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        others.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>evil</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        others.start();
    }

    @AfterAll
    static void stop() {
        if (others != null) {
            others.stop(0);
            receiver.close();
        }
    }

    @BeforeEach
    void logIn() {
        browser.open(receiver.origin().resolve("/"));
        assertThat(run("""
                const login = await fetch("/observe/session", {
                  method: "POST",
                  headers: { "Content-Type": "application/json" },
                  body: JSON.stringify({ user: "operator", password: "%s" }),
                });
                return login.status + (await login.json()).by;
                """.formatted(LoginApp.PASSWORD))).isEqualTo("200session");
    }

    private void openPageOfOthers(String host) {
        browser.open(URI.create("http://" + host + ":" + others.getAddress().getPort() + "/"));
    }

    /** What a page's script comes to, or the name of its error. @param script in which {@code receiver} is the receiver */
    private String run(String script) {
        return String.valueOf(browser.run("const receiver = '" + receiver.origin() + "';"
                + "return (async () => { try { " + script + " } catch (e) { return e.name; } })()"));
    }

    @Test
    void theConsoleReadsAndActsWithItsTokenAndNoScriptSeesTheCookie() {
        assertThat(run("""
                const { csrfToken } = await (await fetch("/observe/session")).json();
                const act = (headers) => fetch("%s", {
                  method: "POST",
                  headers: { "Content-Type": "application/json", ...headers },
                  body: '{"action":"pause","dryRun":true}',
                });
                return [(await act({ "X-CSRF-Token": csrfToken })).status, (await act({})).status, document.cookie].join();
                """.formatted(ACTION))).isEqualTo("200,403,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void aPageOfOthersReadsNothing(String host) {
        openPageOfOthers(host);

        assertThat(run("return (await fetch(receiver + '/observe/events', { credentials: 'include' })).status"))
                .isEqualTo("TypeError");
        assertThat(run("return (await fetch(receiver + '/observe/session', { credentials: 'include' })).text()"))
                .isEqualTo("TypeError");
        assertThat(run("""
                return await new Promise((done) => {
                  const script = document.createElement("script");
                  script.onload = () => done("loaded");
                  script.onerror = () => done("refused");
                  script.src = receiver + "/observe/openapi.yaml";
                  document.head.append(script);
                });
                """)).isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void aPageOfOthersDoesNotAct(String host) {
        openPageOfOthers(host);

        run("""
                const body = '{"action":"pause"}';
                const post = { method: "POST", credentials: "include", body };
                await fetch(receiver + "%1$s", { ...post, mode: "no-cors" });
                await fetch(receiver + "%1$s", { ...post, headers: { "Content-Type": "application/json" } }).catch(() => {});
                await fetch(receiver + "/observe/session", { method: "DELETE", credentials: "include" }).catch(() => {});
                """.formatted(ACTION));

        assertThat(json(receiver.as("viewer", "GET", ACTION, "")).path("state").asText())
                .isEqualTo("running");
        browser.open(receiver.origin().resolve("/"));
        assertThat(run("return (await fetch('/observe/session')).status"))
                .as("still logged in")
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void aPageOfOthersFramesNothing(String host) {
        openPageOfOthers(host);

        for (String path : new String[] {"/", "/observe/events"}) {
            run("""
                    await new Promise((done) => {
                      const frame = document.createElement("iframe");
                      frame.onload = done;
                      frame.src = receiver + "%s";
                      document.body.append(frame);
                    });
                    """.formatted(path));
            assertThat(browser.complaints()).as(path).anyMatch(complaint -> complaint.contains("frame"));
        }
    }

    /** The browser has a question of its own for that, which no page can look like. */
    @Test
    void aPageIsNotAnsweredWithTheBrowsersOwnDialogue() {
        run("await fetch('/observe/session', { method: 'DELETE', headers: { 'X-CSRF-Token':"
                + " (await (await fetch('/observe/session')).json()).csrfToken } })");

        assertThat(run("const answer = await fetch('/observe/events');"
                        + " return answer.status + ' ' + answer.headers.get('WWW-Authenticate')"))
                .isEqualTo("401 null");
    }
}
