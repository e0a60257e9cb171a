package io.signalpost.subscriptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How often a request is tried, and how long it waits in between. */
class ManagementApiAttemptsTest {

    private static final Credentials CREDENTIALS = new Credentials(StubSmartcar.CLIENT_ID, StubSmartcar.CLIENT_SECRET);

    private final List<Duration> pauses = new ArrayList<>();
    private StubSmartcar smartcar;
    private ManagementApi api;

    @BeforeEach
    void start() throws IOException {
        smartcar = new StubSmartcar().webhook("w1", "fleet").disabledWebhook("w2", "test");
        api = new ManagementApi(smartcar.endpoints(), CREDENTIALS, Duration.ofSeconds(5), pauses::add);
    }

    @AfterEach
    void stop() {
        smartcar.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void triesAgainAfterAWhile(int status) {
        smartcar.fault("GET /v3/webhooks", status, "").fault("GET /v3/webhooks", status, "<html>");

        assertThat(api.webhooks()).hasSize(2);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        smartcar.fault("GET /v3/webhooks", 429, "", "Retry-After", "7")
                .fault("GET /v3/webhooks", 429, "", "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");

        assertThat(api.webhooks()).hasSize(2);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitForMinutes() {
        smartcar.fault("GET /v3/webhooks", 429, "", "Retry-After", "3600");

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 429; Smartcar asks to come back in 3600 s");
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpAfterFourAttempts() {
        for (int i = 0; i < 4; i++) {
            smartcar.fault("GET /v3/webhooks", 503, "{\"errors\":[{\"title\":\"Overloaded\"}]}");
        }

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 503 Overloaded");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void givesUpOnAnAddressWhereNobodyListens() {
        smartcar.close();

        assertThatThrownBy(api::webhooks)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isZero())
                .hasMessage("no answer from " + smartcar.endpoints().token().getAuthority() + ": not to be reached");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void givesUpOnOneThatDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + silent.getLocalPort());
            ManagementApi impatient =
                    new ManagementApi(new Endpoints(uri, uri, uri), CREDENTIALS, Duration.ofMillis(50), pauses::add);

            assertThatThrownBy(impatient::webhooks).hasMessageEndingWith(": nothing within 50 ms");
        }
    }

    @Test
    void goesThroughTheProxyThatTheJvmIsTold() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.setProperty("https.proxyHost", "localhost");
            System.setProperty("https.proxyPort", Integer.toString(proxy.getLocalPort()));
            URI uri = URI.create("https://smartcar.invalid/v3");
            ManagementApi behindProxy =
                    new ManagementApi(new Endpoints(uri, uri, uri), CREDENTIALS, Duration.ofSeconds(5), pauses::add);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> refuse(proxy));

            assertThatThrownBy(behindProxy::webhooks).isInstanceOf(ApiException.class);

            assertThat(asked).isCompletedWithValue("CONNECT smartcar.invalid:443 HTTP/1.1");
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
        }
    }

    /** Answers one connection, and gives its first line. */
    private static String refuse(ServerSocket proxy) {
        try (Socket connection = proxy.accept()) {
            String first = new BufferedReader(new InputStreamReader(connection.getInputStream())).readLine();
            connection.getOutputStream().write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes());
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void followsNoRedirect() {
        smartcar.fault("GET /v3/webhooks", 307, "", "Location", smartcar.origin() + "/v3/connections");

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 307");
    }
}
