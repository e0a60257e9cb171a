package io.signalpost.simulator.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may use the page and the control API. */
class LoginTest {

    private static final String PASSWORD = "correct horse battery";

    private final Simulator simulator =
            new Simulator(new Application("client", "secret", "token"), SimulatorSettings.DEFAULTS);
    private final SimulatorServer server = SimulatorServer.start(
            simulator,
            InetAddress.getLoopbackAddress(),
            0,
            null,
            Login.of(InetAddress.getLoopbackAddress(), "--address", PASSWORD).orElseThrow());

    @AfterEach
    void stop() {
        server.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0,", "10.0.0.7,''", "::,'  '"})
    void anAddressThatOthersReachNeedsAPassword(InetAddress address, String password) {
        assertThatThrownBy(() -> Login.of(address, "signalpost.simulator.address", password))
                .hasMessageContaining("there is no password; set the environment variable"
                        + " SIGNALPOST_SIMULATOR_PASSWORD to at least 12 characters, or write"
                        + " signalpost.simulator.address=127.0.0.1");
        assertThat(Login.of(address, "signalpost.simulator.address", PASSWORD)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
    void thisMachineNeedsNone(InetAddress address) {
        assertThat(Login.of(address, "--address", null)).isEmpty();
    }

    @Test
    void aPasswordThatCanBeGuessedIsRefusedWithoutBeingShown() throws Exception {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");

        assertThatThrownBy(() -> Login.of(everywhere, "--address", "elevenchars"))
                .hasMessageStartingWith("SIGNALPOST_SIMULATOR_PASSWORD must be one line of at least 12 characters")
                .message()
                .doesNotContain("elevenchars");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/assets/dom.js", "/openapi.yaml", "/api/status", "/v3/../api/status"})
    void thePageAndTheControlApiAreForThoseWhoKnowIt(String path) {
        assertThat(get(path, null).statusCode()).isNotEqualTo(200);
        assertThat(get(path, "operator:wrong horse battery").statusCode()).isNotEqualTo(200);
    }

    @Test
    void whoKnowsItIsLetInAndWhoDoesNotIsAskedForIt() {
        HttpResponse<String> stranger = get("/api/status", null);

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asks -> assertThat(asks).startsWith("Basic realm="));
        assertThat(stranger.body()).contains("log in as operator").doesNotContain(PASSWORD);
        assertThat(get("/api/status", "operator:" + PASSWORD).statusCode()).isEqualTo(200);
        assertThat(get("/", "operator:" + PASSWORD).body()).contains("<html");
    }

    /** It has its own: the access token. */
    @Test
    void smartcarsApiDoesNotAskForIt() {
        assertThat(get("/v3/webhooks", null).headers().firstValue("WWW-Authenticate"))
                .isNotEqualTo(get("/api/status", null).headers().firstValue("WWW-Authenticate"));
        assertThat(get("/v3/webhooks", "operator:" + PASSWORD).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(String path, String nameAndPassword) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path));
        if (nameAndPassword != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8)));
        }
        return RunningApp.send(request.build());
    }
}
