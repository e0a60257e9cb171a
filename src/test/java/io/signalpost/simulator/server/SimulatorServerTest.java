package io.signalpost.simulator.server;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.simulator.server.Client.Reply;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.PortInUseException;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The server whatever it serves: who may ask, what is refused, and the page. */
@Timeout(60)
class SimulatorServerTest {

    private static final ServedSimulator RUNNING = new ServedSimulator();
    private static final int PORT = RUNNING.server.port();
    private static final String STOP = "{\"running\":false}";

    private final Client client = RUNNING.client;

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void itSaysWhereItIs() {
        assertThat(RUNNING.server.uri()).isEqualTo(URI.create("http://127.0.0.1:" + PORT));
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
        assertThatThrownBy(() -> SimulatorServer.start(RUNNING.simulator, here, PORT, null))
                .isInstanceOf(PortInUseException.class);
        another.close();
        assertThatThrownBy(() -> itsClient.get("/api/status")).hasCauseInstanceOf(ConnectException.class);
        assertThat(client.get("/api/status").status()).isEqualTo(200);
    }

    // --- web pages

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.8.8.8:80", "[::1]"})
    void thisMachineIsTakenByAnyName(String host) throws Exception {
        assertThat(overSocket("/api/status", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "10.0.0.7", "[::2]"})
    void aNameOfAnothersIsRefused(String host) throws Exception {
        for (String path : new String[] {"/", "/api/status", "/v3/webhooks", "/openapi.yaml"}) {
            Response response = overSocket(path, "Host: " + host);
            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body())
                    .isEqualTo("{\"errors\":[{\"field\":\"\",\"message\":\"the Host header must be localhost,"
                            + " a loopback address or localhost (where the simulator listens)\"}]}");
        }
    }

    /** Anybody's name may resolve to its address; a page under it would be of the same origin as the simulator's own. */
    @Test
    void whereOthersReachItItIsTakenByAddressButByNoName() throws Exception {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        try (SimulatorServer open = SimulatorServer.start(RUNNING.simulator, everywhere, 0, null)) {
            for (String host : List.of("10.0.0.7:9877", "[2001:db8::7]", "LOCALHOST:1")) {
                assertThat(overSocket(open.port(), "/", "Host: " + host).status())
                        .as(host)
                        .isEqualTo(200);
            }
            for (String host : List.of("evil.example", "10.0.0.7.evil.example:9877", "machine")) {
                Response response = overSocket(open.port(), "/api/status", "Host: " + host);
                assertThat(response.status()).as(host).isEqualTo(403);
                assertThat(response.body()).contains("the Host header must be an IP address or localhost");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "null", "http://localhost:8080", "https://127.0.0.1", "http://127.0.0.1"})
    void aPageOfAnotherSiteDoesNotAct(String origin) {
        HttpResponse<String> response = act("Origin: " + origin);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("the Origin header names another site");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void itsOwnPageActs() {
        assertThat(act("Origin: " + RUNNING.server.uri(), "Sec-Fetch-Site: same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteEmbedsNothingFromHereButMayLinkHere(String site) {
        String from = "Sec-Fetch-Site: " + site;

        assertThat(act(from).statusCode()).isEqualTo(403);
        assertThat(get("/", from, "Sec-Fetch-Dest: iframe").statusCode()).isEqualTo(403);
        assertThat(get("/", from, "Sec-Fetch-Dest: document").statusCode()).isEqualTo(200);
    }

    @Test
    void browsersAreToldToKeepToThis() {
        for (String path : new String[] {"/api/status", "/openapi.yaml"}) {
            Reply reply = client.get(path);
            assertThat(reply.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'self'; frame-ancestors 'none'");
            assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reply.headers().map()).doesNotContainKeys("set-cookie", "server");
        }
    }

    // --- the page

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
        assertThat(mediaType("/icon.svg")).startsWith("image/svg");
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
        assertThat(overSocket(path, "Host: localhost").status()).isIn(400, 404);
    }

    // --- requests that are none

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

        assertThat(client.put("/api/clock", STOP + blanks).status()).isEqualTo(200);
        Reply reply = client.put("/api/clock", STOP + blanks + " ");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.message()).contains("65536 bytes");
    }

    private HttpResponse<String> get(String path, String... headers) {
        return client.raw("GET", path, "", headers);
    }

    private HttpResponse<String> act(String... headers) {
        return client.raw("PUT", "/api/clock", STOP, ArrayUtils.add(headers, "Content-Type: application/json"));
    }

    /** Sends Host headers and paths that a client would not. */
    private static Response overSocket(String path, String host) throws Exception {
        return overSocket(PORT, path, host);
    }

    private static Response overSocket(int port, String path, String host) throws Exception {
        return HttpSocket.exchange(
                port, bytes("GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n"));
    }
}
