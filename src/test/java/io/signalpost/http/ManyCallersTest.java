package io.signalpost.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one address, or all of them, may ask for at once. */
class ManyCallersTest {

    private static final byte[] SMALL = post("/in", bytes("x"));
    private static final byte[] LARGE = post("/in", new byte[90_000]);
    private static final int BEGUN = 60_000;

    private final List<HttpSocket> clients = new ArrayList<>();
    private RunningEngine engine;

    private void start(String... settings) throws Exception {
        engine = RunningEngine.start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/in").setBody(constant("ok"));
                    }
                },
                settings);
    }

    @AfterEach
    void stop() throws Exception {
        for (HttpSocket client : clients) {
            client.close();
        }
        engine.close();
    }

    private HttpSocket client(String address) throws Exception {
        HttpSocket client = engine.connect(address);
        clients.add(client);
        return client;
    }

    @Test
    void whoAsksTooOftenIsTold429AndTheOthersAreServed() throws Exception {
        start("max-requests-per-second-per-address=1");
        assertThat(client("127.0.0.1").send(SMALL).read().status()).isEqualTo(200);

        HttpSocket.Response refused = refusedOnce("127.0.0.1");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(engine.refusals).containsOnly(Refusal.RATE);
        assertThat(client("127.0.0.2").send(SMALL).read().status()).isEqualTo(200);
        await().until(() -> client("127.0.0.1").send(SMALL).read().status() == 200);
    }

    /** A machine that is busy may take a second between two requests. */
    private HttpSocket.Response refusedOnce(String address) throws Exception {
        HttpSocket.Response response = client(address).send(SMALL).read();
        for (int i = 0; i < 20 && response.status() == 200; i++) {
            response = client(address).send(SMALL).read();
        }
        return response;
    }

    @Test
    void behindATrustedProxyItsClientsAreCountedAndNotTheProxy() throws Exception {
        start("max-requests-per-second-per-address=1", "trusted-proxies=127.0.0.1", "max-connections-per-address=1");
        HttpSocket proxy = client("127.0.0.1");
        for (int i = 1; i < 100; i++) {
            assertThat(proxy.send(smallOf("198.51.100." + i)).read().status()).isEqualTo(200);
        }

        assertThat(statuses(proxy, smallOf("198.51.100.1"))).contains(429);
        assertThat(client("127.0.0.1").send(smallOf("203.0.113.1")).read().status())
                .as("as many connections as it likes")
                .isEqualTo(200);
    }

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() throws Exception {
        start("max-requests-per-second-per-address=1", "trusted-proxies=127.0.0.2");
        byte[][] requests = IntStream.range(0, 20)
                .mapToObj(i -> smallOf("198.51.100." + i)) // another at each
                .toArray(byte[][]::new);

        assertThat(statuses(client("127.0.0.1"), requests)).contains(429);
    }

    private static byte[] smallOf(String client) {
        return post("/in", bytes("x"), "X-Forwarded-For: " + client);
    }

    /** Of many, as a machine that is busy may take a second between two requests. */
    private static List<Integer> statuses(HttpSocket client, byte[]... requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20 && !statuses.contains(429); i++) {
            statuses.add(client.send(requests[i % requests.length]).read().status());
        }
        return statuses;
    }

    @Test
    void withoutALimitNobodyAsksTooOften() throws Exception {
        start();
        HttpSocket client = client("127.0.0.1");
        for (int i = 0; i < 500; i++) {
            assertThat(client.send(SMALL).read().status()).isEqualTo(200);
        }
    }

    @Test
    void bodiesThatDoNotEndTakeNoMoreThanTheirRoom() throws Exception {
        start("max-receiving-size=400KB"); // of which one address gets 200KB
        List<HttpSocket> held = new ArrayList<>(fill("127.0.0.1"));
        assertThat(engine.engine.receivingBytes()).isLessThanOrEqualTo(200 * 1024);
        held.addAll(fill("127.0.0.2"));

        assertThat(held).hasSizeGreaterThan(3);
        assertThat(engine.engine.receivingBytes()).isBetween(300L * 1024, 400L * 1024);
        assertThat(client("127.0.0.1").send(SMALL).read().status()).isEqualTo(200);
        assertThat(inTwoPieces(post("/in", new byte[RequestBody.FREE / 2])).status())
                .isEqualTo(200);
        for (HttpSocket client : held) {
            assertThat(client.send(rest()).read().status()).isEqualTo(200);
        }
        assertThat(engine.engine.receivingBytes()).isZero();
        assertThat(client("127.0.0.1").send(LARGE).read().status()).isEqualTo(200);
    }

    @Test
    void bodiesThatDawdleMakeRoomForOthers() throws Exception {
        // Given
        start("max-receiving-size=360KB", "request-timeout=1m"); // two addresses fill it
        List<HttpSocket> dawdling = new ArrayList<>(fill("127.0.0.1"));
        dawdling.addAll(fill("127.0.0.2"));

        // When
        await().until(() -> {
            engine.refusals.clear();
            return begin("127.0.0.3").send(rest()).read().status() == 200;
        });

        // Then
        HttpSocket.Response answer = dawdling.get(0).read();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(engine.engine.receivingBytes()).isLessThanOrEqualTo(360 * 1024);
        assertThat(dawdling.get(dawdling.size() - 1).send(rest()).read().status())
                .isEqualTo(200);
    }

    @Test
    void bodiesThatAreBrokenOffGiveTheirRoomBack() throws Exception {
        start("max-receiving-size=400KB");
        for (HttpSocket client : fill("127.0.0.1")) {
            client.close();
        }

        await().until(() -> engine.engine.receivingBytes() == 0);
        assertThat(client("127.0.0.1").send(LARGE).read().status()).isEqualTo(200);
    }

    @Test
    void bodiesThatAreTooSlowGiveTheirRoomBack() throws Exception {
        start("max-receiving-size=400KB", "request-timeout=500ms");
        HttpSocket slow = begin("127.0.0.1");

        assertThat(slow.read().status()).isEqualTo(408);

        assertThat(engine.engine.receivingBytes()).isZero();
    }

    private HttpSocket.Response inTwoPieces(byte[] request) throws Exception {
        int half = request.length / 2;
        HttpSocket client = client("127.0.0.1").send(Arrays.copyOf(request, half));
        return client.send(Arrays.copyOfRange(request, half, request.length)).read();
    }

    /** Begins bodies until one is refused. */
    private List<HttpSocket> fill(String address) throws Exception {
        List<HttpSocket> held = new ArrayList<>();
        HttpSocket last = begin(address);
        while (!engine.refusals.remove(Refusal.OVERLOAD)) {
            held.add(last);
            last = begin(address);
        }
        HttpSocket.Response response = last.read();
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        return held;
    }

    /** Waits until the server holds what has been sent, or has refused to. */
    private HttpSocket begin(String address) throws Exception {
        long before = engine.engine.receivingBytes();
        HttpSocket client = client(address).send(begun());
        await().until(() -> engine.engine.receivingBytes() >= before + BEGUN - RequestBody.FREE
                || engine.refusals.contains(Refusal.OVERLOAD));
        return client;
    }

    private static byte[] begun() {
        return Arrays.copyOf(LARGE, LARGE.length - 90_000 + BEGUN);
    }

    private static byte[] rest() {
        return new byte[90_000 - BEGUN];
    }
}
