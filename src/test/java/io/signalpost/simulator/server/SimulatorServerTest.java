package io.signalpost.simulator.server;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;

import io.signalpost.simulator.server.Client.Reply;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.PortInUseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The server whatever it serves: where it is, the page, and what is refused. */
@Timeout(60)
class SimulatorServerTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private static final String STOP = "{\"running\":false}";

    private final Client client = RUNNING.client;

    @Test
    void itSaysWhereItIs() {
        assertThat(RUNNING.server.uri()).isEqualTo(URI.create("http://127.0.0.1:" + RUNNING.server.port()));
    }

    @Test
    void anotherTakesAnotherPortAndNoneTakesTheSame() {
        InetAddress here = InetAddress.getLoopbackAddress();
        SimulatorServer another = SimulatorServer.start(RUNNING.simulator, here, 0, null);
        Client itsClient = new Client(another.uri());
        assertThat(itsClient
                        .get("/api/status")
                        .json()
                        .path("suggestedCallbackUri")
                        .isNull())
                .isTrue();
        assertThatThrownBy(() -> SimulatorServer.start(RUNNING.simulator, here, RUNNING.server.port(), null))
                .isInstanceOf(PortInUseException.class);

        another.close();

        assertThatThrownBy(() -> itsClient.get("/api/status")).hasCauseInstanceOf(ConnectException.class);
        assertThat(client.get("/api/status").status()).isEqualTo(200);
    }

    @Test
    void thePageIsServedWithAllThatItNeeds() {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("<html").isEqualTo(get("/index.html").body());
        assertThat(StringUtils.substringsBetween(page.body(), "rel=\"stylesheet\" href=\"", "\""))
                .isNotEmpty()
                .allSatisfy(sheet -> assertThat(mediaType("/" + sheet)).startsWith("text/css"));
        assertThat(mediaType("/app.js")).startsWith("text/javascript");
        assertThat(mediaType("/assets/icon.svg")).startsWith("image/svg");
    }

    @Test
    void whetherThePageIsThereCanBeAskedByHead() {
        HttpResponse<String> answer = client.raw("HEAD", "/", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).isEmpty();
    }

    private String mediaType(String path) {
        return get(path).headers().firstValue("Content-Type").orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../openapi.yaml",
                "/%2e%2e/openapi.yaml",
                "/..%2fopenapi.yaml",
                "/%5c../openapi.yaml",
                "/x/../../openapi.yaml",
                "/server/SimulatorServer.class"
            })
    void nothingElseIsServed(String path) throws Exception {
        assertThat(client.overSocket(path, "localhost").status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/nothing", "/api/status/", "/nothing", "/v3", "/v3/vehicles"})
    void whatIsNotThereIs404InJson(String path) {
        HttpResponse<String> response =
                get(path, "Authorization: " + client.authorized().authorization());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).contains("/openapi.yaml", "\"errors\"");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api/status,GET",
        "POST,/api/clock,PUT",
        "GET,/oauth2/token,POST",
        "PATCH,/api/webhooks/1,'GET, PUT, DELETE'",
        "POST,/,'GET, HEAD'"
    })
    void anotherMethodIs405(String method, String path, String allowed) {
        Reply reply = client.send(method, path, null, null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow").orElse("").split(", ?"))
                .containsExactlyInAnyOrder(allowed.split(", "));
    }

    @Test
    void anotherMethodOfSmartcarsIs405() {
        Reply reply = client.authorized().send("PUT", "/v3/webhooks", null, null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatAFormCanSendIsNoAction(String mediaType) {
        assertThat(client.send("PUT", "/api/clock", mediaType, STOP).status()).isEqualTo(415);
        assertThat(client.send("PUT", "/api/clock", null, STOP).status()).isEqualTo(415);
        assertThat(client.authorized()
                        .send("POST", "/v3/subscriptions", mediaType, STOP)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyThatIsTooLongIsNotReadToItsEnd() {
        String blanks = " ".repeat(JsonBody.MAX_BYTES - STOP.length());

        Reply longest = client.put("/api/clock", STOP + blanks);
        Reply tooLong = client.put("/api/clock", STOP + blanks + " ");

        assertThat(longest.status()).isEqualTo(200);
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.message()).contains("65536 bytes");
    }

    private HttpResponse<String> get(String path, String... headers) {
        return client.raw("GET", path, "", headers);
    }
}
