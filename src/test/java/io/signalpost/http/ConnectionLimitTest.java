package io.signalpost.http;

import java.io.IOException;

import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;

class ConnectionLimitTest {

    private RunningEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = RunningEngine.start(2, new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/in").setBody(constant("ok"));
            }
        });
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void oneMoreIsClosedAtOnceAndTheOthersAreServedOn() throws Exception {
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
        try (HttpSocket first = engine.connect()) {
            for (int i = 0; i < 10; i++) {
                Awaitility.await().until(this::isServed);
            }
            assertThat(first.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);
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
