package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + silent.getLocalPort());
            ManagementApi impatient =
                    new ManagementApi(new Endpoints(uri, uri, uri), CREDENTIALS, Duration.ofMillis(50), pauses::add);

            assertThatThrownBy(impatient::webhooks).hasMessageEndingWith(": nothing within 50 ms");
        }
    }

    @Test
    void followsNoRedirect() {
        smartcar.fault("GET /v3/webhooks", 307, "", "Location", smartcar.origin() + "/v3/connections");

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 307");
    }
}
