package io.signalpost.http;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What any request must look like, whoever it is for, and what becomes of its end. */
class RequestFormTest {

    private static final String HEAD = "Content-Type: application/json|Content-Length: 2|";

    private static final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();

    private static RunningEngine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = RunningEngine.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/in?consumes=application/json").setBody(constant("ok"));
                from("platform-http:/echo").setBody(body());
                from("platform-http:/trailers")
                        .setBody(exchange -> String.join(
                                ",", exchange.getMessage().getHeaders().keySet()));
                from("platform-http:/hold").process(new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        held.add(() -> callback.done(false));
                        return false;
                    }
                });
            }
        });
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static byte[] request(String head) {
        return concat(bytes(head.replace("|", "\r\n") + "\r\n"), bytes("{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a|Host: b|",
                "Host: a|Host: a|",
                "Host: a b|",
                "Host: a/b|",
                "Host: user@a|",
                "Host: a|Content-Type: application/json|",
                "Host: a|Content-Type: text/plain|"
            })
    void whatHasNotOneHostAndOneMediaTypeIs400AndClosed(String headers) throws Exception {
        try (HttpSocket socket = engine.connect()) {
            assertThat(socket.send(request("POST /in HTTP/1.1|" + headers + HEAD))
                            .read()
                            .status())
                    .isEqualTo(400);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: a.example|", "Host: 192.0.2.1:8080|", "Host: [2001:db8::1]:80|", "Host:|", "Host: a_b|"})
    void anyOneHostIsTaken(String host) throws Exception {
        assertThat(engine.exchange(request("POST /in HTTP/1.1|" + host + HEAD)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.0, '', 200",
        "HTTP/1.0, Host: a|Host: b|, 400",
        "HTTP/1.2, Host: a|, 200",
        "HTTP/1.2, '', 400",
        "HTTP/2.0, Host: a|, 505",
        "HTTP/0.9, Host: a|, 505",
        "HTTP/1.10, Host: a|, 400"
    })
    void ofHttp1ALaterMinorVersionIsReadAs11AndAnotherMajorOneIs505(String version, String host, int status)
            throws Exception {
        assertThat(engine.exchange(request("POST /in " + version + "|" + host + HEAD))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"foo, 417", "'100-continue, foo', 417", "100-Continue, 100"})
    void anExpectationThatIsNotMetIs417(String expectation, int status) throws Exception {
        assertThat(engine.exchange(request("POST /in HTTP/1.1|Host: a|Expect: " + expectation + "|" + HEAD))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3|Transfer-Encoding: chunked|",
                "Transfer-Encoding: chunked|Content-Length: 3|",
                "Content-Length: 3|Content-Length: 3|",
                "Content-Length: 3, 3|"
            })
    void twoLengthsAre400EvenWhenTheyAgree(String lengths) throws Exception {
        try (HttpSocket socket = engine.connect()) {
            byte[] request = bytes(("POST /echo HTTP/1.1|Host: a|" + lengths + "|0||").replace("|", "\r\n"));
            assertThat(socket.send(request).read().status()).isEqualTo(400);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whatFollowsTheLastChunkIsNoHeaderOfTheRequest() throws Exception {
        String request = "POST /trailers HTTP/1.1|Host: a|X-Before: 1|Transfer-Encoding: chunked||2|{}|0|X-Behind: 1||";

        HttpSocket.Response response = engine.exchange(bytes(request.replace("|", "\r\n")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).contains("X-Before").doesNotContain("X-Behind");
    }

    @Test
    void whoHasSaidAllStillGetsEveryAnswer() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send(concat(post("/hold", bytes("1")), concat(post("/echo", bytes("2")), post("/echo", bytes("3")))))
                    .endSending();
            await().until(() -> !held.isEmpty());
            held.remove().run();

            assertThat(List.of(
                            socket.read().body(),
                            socket.read().body(),
                            socket.read().body()))
                    .containsExactly("1", "2", "3");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /ec",
                "POST /echo HTTP/1.1|Host: a|Content-Le",
                "POST /echo HTTP/1.1|Host: a|Content-Length: 10||half",
                "POST /echo HTTP/1.1|Host: a|Transfer-Encoding: chunked||4|half|"
            })
    void whoEndsInTheMiddleOfARequestIsLetGoAtOnce(String begun) throws Exception {
        engine.refusals.clear();
        try (HttpSocket socket = engine.connect()) {
            socket.send(begun.replace("|", "\r\n")).endSending();

            assertThat(socket.isClosedByServer()).isTrue();
        }
        await().until(() -> engine.engine.connections() == 0);
        assertThat(engine.refusals).isEmpty();
    }

    @Test
    void whoEndsBehindARefusedRequestIsLetGoWithItsAnswer() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            assertThat(socket.send(post("/nowhere", bytes("x")))
                            .endSending()
                            .read()
                            .status())
                    .isEqualTo(404);
            assertThat(socket.isClosedByServer()).isTrue();
        }
        await().until(() -> engine.engine.connections() == 0);
    }
}
