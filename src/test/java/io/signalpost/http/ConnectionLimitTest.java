package io.signalpost.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.signalpost.testing.RunningApp;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConnectionLimitTest {

    private final List<HttpSocket> silent = new ArrayList<>();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private RunningEngine engine;

    private void start(String... settings) throws Exception {
        engine = RunningEngine.start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/in").setBody(constant("ok"));
                        from("platform-http:/hold").process(new AsyncProcessorSupport() {
                            @Override
                            public boolean process(Exchange exchange, AsyncCallback callback) {
                                held.add(() -> callback.done(false));
                                return false;
                            }
                        });
                    }
                },
                settings);
    }

    @AfterEach
    void stop() throws Exception {
        for (HttpSocket client : silent) {
            client.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void whoOnlyConnectsLocksNobodyOut() throws Exception {
        // Given
        start("max-connections=200", "max-connections-per-address=100", "idle-timeout=1m", "request-timeout=1m");
        for (int i = 0; i < 100; i++) {
            silent.add(engine.connect("127.0.0.2"));
            silent.add(engine.connect("127.0.0.3"));
        }

        for (int i = 0; i < 20; i++) {
            // When
            try (HttpSocket client = engine.connect("127.0.0.4")) {
                silent.add(engine.connect(i % 2 == 0 ? "127.0.0.2" : "127.0.0.3"));

                // Then
                assertThat(client.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
            }
        }
        assertThat(engine.engine.connections()).isLessThanOrEqualTo(200);
        assertThat(engine.engine.wasFullLately()).isTrue();
        assertThat(engine.refusals).contains(Refusal.CONNECTIONS);
    }

    @Test
    void whoHasNeverBroughtARequestMakesRoomBeforeWhoHas() throws Exception {
        start("max-connections=3", "max-connections-per-address=0");
        try (HttpSocket oldCustomer = served();
                HttpSocket olderSilent = engine.connect();
                HttpSocket newerSilent = engine.connect().send("POST /in HTTP/1.1\r\nHost:");
                HttpSocket newcomer = served()) {

            assertThat(olderSilent.isClosedByServer()).isTrue();
            assertThat(engine.refusals).containsExactly(Refusal.CONNECTIONS);
            for (HttpSocket other : List.of(oldCustomer, newcomer)) {
                assertThat(other.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
            }
            assertThat(newerSilent.send(" test\r\n\r\n").read().status()).isEqualTo(200);
        }
    }

    @Test
    void ofThoseWhoHaveTheOneWhoseLastIsLongestAgoMakesRoom() throws Exception {
        start("max-connections=2", "max-connections-per-address=0");
        try (HttpSocket first = served();
                HttpSocket second = served()) {
            first.send(post("/in", bytes("x"))).read();

            try (HttpSocket newcomer = served()) {
                assertThat(second.isClosedByServer()).isTrue();
                assertThat(first.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
                assertThat(newcomer.send(post("/in", bytes("x"))).read().status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whileEachHasARequestInWorkOneMoreIsClosedAtOnce() throws Exception {
        start("max-connections=2", "max-connections-per-address=0");
        try (HttpSocket first = engine.connect().send(post("/hold", bytes("x")));
                HttpSocket second = engine.connect().send(post("/hold", bytes("x")))) {
            await().until(() -> held.size() == 2);

            try (HttpSocket oneTooMany = engine.connect()) {
                assertThat(oneTooMany.isClosedByServer()).isTrue();
            }
            held.forEach(Runnable::run);

            assertThat(first.read().status()).isEqualTo(200);
            assertThat(second.read().status()).isEqualTo(200);
            assertThat(engine.refusals).containsExactly(Refusal.CONNECTIONS);
        }
    }

    @Test
    void healthSaysThatAllConnectionsAreOpenAndReadinessStaysGreen(@TempDir Path data) throws Exception {
        try (RunningApp app = RunningApp.start(
                data,
                "destination.database.enabled=false",
                "signalpost.max-connections=2",
                "signalpost.max-connections-per-address=0")) {
            assertThat(app.get("/observe/health").body()).contains("\"status\":\"UP\"", "\"maxConnections\":2");

            try (HttpSocket first = HttpSocket.connect(app.port());
                    HttpSocket second = HttpSocket.connect(app.port());
                    HttpSocket third = HttpSocket.connect(app.port())) {
                assertThat(first.isClosedByServer()).isTrue();
            }

            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(app.get("/observe/health").body())
                    .contains("\"status\":\"DEGRADED\"", "longest without a request make room");
            assertThat(app.get("/observe/metrics").body())
                    .contains("signalpost_http_connections_max 2.0", "cause=\"connections\"");
        }
    }

    private HttpSocket served() throws Exception {
        HttpSocket client = engine.connect();
        assertThat(client.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
        return client;
    }

    @Test
    void whatClosesMakesRoom() throws Exception {
        start("max-connections=2", "max-connections-per-address=2");
        try (HttpSocket first = engine.connect()) {
            for (int i = 0; i < 10; i++) {
                await().until(this::isServed);
            }
            assertThat(first.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
        }
    }

    @Test
    void oneAddressCannotHaveThemAll() throws Exception {
        start("max-connections=4");
        try (HttpSocket first = engine.connect("127.0.0.1");
                HttpSocket second = engine.connect("127.0.0.1");
                HttpSocket oneTooMany = engine.connect("127.0.0.1");
                HttpSocket other = engine.connect("127.0.0.2")) {

            assertThat(oneTooMany.isClosedByServer()).isTrue();
            assertThat(engine.refusals).containsExactly(Refusal.CONNECTIONS_PER_ADDRESS);
            for (HttpSocket served : List.of(first, second, other)) {
                assertThat(served.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aHeaderClaimsNoOtherAddress() throws Exception {
        start("max-connections-per-address=1");
        String[] claims = {"X-Forwarded-For: 127.0.0.2", "Forwarded: for=127.0.0.2", "X-Real-IP: 127.0.0.2"};
        try (HttpSocket first = engine.connect();
                HttpSocket oneTooMany = engine.connect()) {

            assertThat(first.send(post("/in", bytes("x"), claims)).read().status())
                    .isEqualTo(200);
            assertThat(oneTooMany.isClosedByServer()).isTrue();
        }
    }

    private boolean isServed() {
        try {
            return engine.exchange(post("/in", bytes("x"))).status() == 200;
        } catch (IOException closed) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
