package io.signalpost.observe;

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

/** What a web page in an operator's browser can do on the management port: nothing. */
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
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).startsWith("{\"error\":\"a request with an Origin header comes from a web page");
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
                .isEqualTo("{\"error\":\"the Host header must be localhost, a loopback address or 127.0.0.1"
                        + " (signalpost.management-address)\"}");
        assertThat(pause(app, "Host: " + host).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9876", "127.0.0.1:1", "127.8.8.8", "[::1]", "[::1]:9876"})
    void thisMachineIsTaken(String host) throws Exception {
        assertThat(get(app, "Host: " + host).status()).isEqualTo(200);
        assertThat(get(app, "Host: " + host, "Origin: http://evil.example").status())
                .isEqualTo(200); // the browser does not let the page read the answer
    }

    @Test
    void anAddressOpenedOnPurposeIsReachedByAnyNameButByNoPage(@TempDir Path other) throws Exception {
        try (RunningApp open = RunningApp.start(other, "signalpost.management-address=0.0.0.0")) {
            assertThat(get(open, "Host: signalpost.fleet.example").status()).isEqualTo(200);
            assertThat(pause(open, "Host: signalpost.fleet.example").status()).isEqualTo(200);
            assertThat(pause(open, "Host: evil.example", "Origin: http://evil.example")
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
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body));
    }
}
