package io.signalpost.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlowClientsTest {

    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(600);
    private static final Duration IDLE_TIMEOUT = Duration.ofMillis(900);

    private static final AtomicInteger served = new AtomicInteger();

    private static RunningEngine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = RunningEngine.start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/in").setBody(constant("ok"));
                        from("platform-http:/big")
                                .process(exchange -> served.incrementAndGet())
                                .setBody(constant(new byte[64 * 1024]));
                        from("platform-http:/late")
                                .delay(3 * REQUEST_TIMEOUT.toMillis())
                                .asyncDelayed()
                                .setBody(constant("ok"));
                    }
                },
                "request-timeout=" + REQUEST_TIMEOUT,
                "idle-timeout=" + IDLE_TIMEOUT);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aHeadThatDoesNotEndIs408() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /in HTTP/1.1\r\nHost: test\r\nX-Slow: ");

            assertThat(socket.read().status()).isEqualTo(408);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatDoesNotEndIs408() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /in HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nhalf");

            assertThat(socket.read().status()).isEqualTo(408);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void drippingByteByByteWinsNoTime() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /in HTTP/1.1\r\nHost: test\r\nContent-Length: 50000\r\n\r\n");
            engine.refusals.clear();
            long start = System.nanoTime();

            Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
                socket.send("x");
                return engine.refusals.contains(Refusal.SLOW);
            });

            assertThat(socket.read().status()).isEqualTo(408);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(REQUEST_TIMEOUT, REQUEST_TIMEOUT.multipliedBy(8));
        }
    }

    @Test
    void aSlowSecondRequestOnTheSameConnectionIs408Too() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            assertThat(socket.send(post("/in", bytes("x"))).read().status()).isEqualTo(200);

            socket.send("POST /in HT");

            assertThat(socket.read().status()).isEqualTo(408);
        }
    }

    @Test
    void anIdleConnectionIsClosedWithoutAWord() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/in", bytes("x"))).read();

            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aConnectionThatNeverSpeaksIsClosed() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatReadsNoAnswersGetsNoMoreAndIsClosed() throws Exception {
        byte[] request = post("/big", new byte[1000]);

        try (HttpSocket socket = engine.connect()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 50_000; i++) {
                            socket.send(request);
                        }
                    })
                    .isInstanceOf(IOException.class);

            assertThat(served).hasValueBetween(1, 1000); // what the operating system's own buffers hold
        }
    }

    @Test
    void aClientThatReadsLateStillGetsEveryAnswer() throws Exception {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/huge").setBody(constant(new byte[256 * 1024]));
            }
        };
        try (RunningEngine patient = RunningEngine.start(route);
                HttpSocket socket = patient.connect()) {
            byte[] request = post("/huge", bytes("x"));
            for (int i = 0; i < 100; i++) {
                socket.send(request);
            }
            for (int i = 0; i < 100; i++) {
                assertThat(socket.read().body()).hasSize(256 * 1024);
            }
        }
    }

    @Test
    void aSlowRouteIsNotASlowClient() throws Exception {
        assertThat(engine.exchange(post("/late", bytes("x"))).status()).isEqualTo(200);
    }

    @Test
    void hundredsOfSlowClientsHoldNobodyElseUp() throws Exception {
        List<HttpSocket> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            slow.add(engine.connect().send("POST /in HTTP/1.1\r\nHost: test\r\nContent-Length: 50000\r\n\r\nhalf"));
        }
        long start = System.nanoTime();

        var response = engine.exchange(post("/in", bytes("x")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        for (HttpSocket socket : slow) {
            socket.close();
        }
    }
}
