package io.signalpost.simulator.server;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.List;

import io.signalpost.http.HttpSocket.Response;
import io.signalpost.simulator.server.Client.Reply;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Web pages of others neither act nor read here, whatever name they give this machine. */
@Timeout(60)
class SimulatorGuardTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.8.8.8:80", "[::1]"})
    void thisMachineIsTakenByAnyName(String host) throws Exception {
        assertThat(client.overSocket("/api/status", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "10.0.0.7", "[::2]"})
    void aNameOfAnothersIsRefused(String host) throws Exception {
        for (String path : new String[] {"/", "/api/status", "/v3/webhooks", "/openapi.yaml"}) {
            Response response = client.overSocket(path, host);
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
            Client reached = new Client(open.uri());
            for (String host : List.of("10.0.0.7:9877", "[2001:db8::7]", "LOCALHOST:1")) {
                assertThat(reached.overSocket("/", host).status()).as(host).isEqualTo(200);
            }
            for (String host : List.of("evil.example", "10.0.0.7.evil.example:9877", "machine")) {
                Response response = reached.overSocket("/api/status", host);
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

    private HttpResponse<String> get(String path, String... headers) {
        return client.raw("GET", path, "", headers);
    }

    private HttpResponse<String> act(String... headers) {
        return client.raw(
                "PUT", "/api/clock", "{\"running\":false}", ArrayUtils.add(headers, "Content-Type: application/json"));
    }
}
