package io.signalpost.http;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;

/** Many requests on one connection, and clients that go. */
class ConnectionsTest {

    private final HeldRequests held = new HeldRequests();
    private RunningEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = RunningEngine.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/echo").process(exchange -> {});
                from("platform-http:/hold").routeId("hold").process(held);
                from("platform-http:/empty").setBody(constant(""));
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        held.answerAll();
        engine.close();
    }

    @Test
    void aConnectionServesManyRequests() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            for (int i = 0; i < 100; i++) {
                assertThat(socket.send(post("/echo", bytes("n" + i))).read().body())
                        .isEqualTo("n" + i);
            }
        }
    }

    @Test
    void aClientThatWantsToCloseIsLetGo() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/echo", bytes("x"), "Connection: close"));

            assertThat(socket.read().header("Connection")).isEqualTo("close");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderOneAtATime() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            // Given four requests, sent at once
            socket.send(concat(
                    concat(post("/hold", bytes("1")), post("/echo", bytes("2"))),
                    concat(post("/hold", bytes("3")), bytes("GET /nowhere HTTP/1.1\r\nHost: test\r\n\r\n"))));

            // When those that are held are answered one after the other
            HeldRequests.Held first = held.next();
            assertThat(held.none()).isTrue();
            first.answer();
            held.next().answer();

            // Then
            assertThat(socket.read().body()).isEqualTo("done 1");
            assertThat(socket.read().body()).isEqualTo("2");
            assertThat(socket.read().body()).isEqualTo("done 3");
            assertThat(socket.read().status()).isEqualTo(404);
        }
    }

    @Test
    void thousandsOfPipelinedRequestsAreAnswered() throws Exception {
        int count = 20_000;
        byte[] one = post("/empty", bytes("x"));
        byte[] many = new byte[one.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one, 0, many, i * one.length, one.length);
        }

        try (HttpSocket socket = engine.connect()) {
            Thread sender = new Thread(() -> {
                try {
                    socket.send(many);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            for (int i = 0; i < count; i++) {
                assertThat(socket.read().status()).isEqualTo(200);
            }
            sender.join();
        }
    }

    @Test
    void aClientThatGoesAwayDisturbsNobody() throws Exception {
        // Given one that does not wait for its answer, and one that ends within a body
        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/hold", bytes("x")));
        }
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nhalf");
        }

        // When
        held.next().answer();

        // Then
        assertThat(engine.exchange(post("/echo", bytes("x"))).status()).isEqualTo(200);
        assertThat(engine.refusals).isEmpty();
    }
}
