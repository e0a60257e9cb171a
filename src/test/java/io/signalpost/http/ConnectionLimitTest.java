package io.signalpost.http;

import java.io.IOException;
import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;

class ConnectionLimitTest {

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
    void stop() {
        engine.close();
    }

    @Test
    void oneMoreIsClosedAtOnceAndTheOthersAreServedOn() throws Exception {
        start("max-connections=2", "max-connections-per-address=0");
        try (HttpSocket first = engine.connect();
                HttpSocket second = engine.connect();
                HttpSocket oneTooMany = engine.connect()) {

            assertThat(oneTooMany.isClosedByServer()).isTrue();
            assertThat(engine.refusals).containsExactly(Refusal.CONNECTIONS);
            assertThat(first.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
            assertThat(second.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
        }
    }

    @Test
    void whatClosesMakesRoom() throws Exception {
        start("max-connections=2", "max-connections-per-address=2");
        try (HttpSocket first = engine.connect()) {
            for (int i = 0; i < 10; i++) {
                Awaitility.await().until(this::isServed);
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
