package io.signalpost.http;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;

/** What is answered before a route sees a request. */
class RequestRulesTest {

    private static RunningEngine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = RunningEngine.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/in?httpMethodRestrict=POST&consumes=application/json")
                        .setBody(simple("${body.length}", String.class));
            }
        });
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post"})
    void otherMethodsAre405AndTellWhichIsAllowed(String method) throws Exception {
        var response = engine.exchange(bytes(method + " /in HTTP/1.1\r\nHost: test\r\n\r\n"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aPutWithABodyIsAnsweredBeforeTheBodyCameAndTheClientSeesIt() throws Exception {
        byte[] body = new byte[5_000_000];

        var response = engine.exchange(
                concat(bytes("PUT /in HTTP/1.1\r\nHost: test\r\nContent-Length: 5000000\r\n\r\n"), body));

        assertThat(response.status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"iso-8859-1\"",
                "application/cloudevents+json",
                "application/cloudevents+json; charset=utf-8"
            })
    void jsonIsTakenWhateverItsCharsetParameter(String contentType) throws Exception {
        var response = engine.exchange(typed("Content-Type: " + contentType + "\r\n"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type:\r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data; boundary=application/json\r\n",
                "Content-Type: text/x+json\r\n",
                "Content-Type: application/jsonp\r\n",
                "Content-Type: text/plain; x=application/json\r\n"
            })
    void otherMediaTypesAndNoneAre415(String header) throws Exception {
        assertThat(engine.exchange(typed(header)).status()).isEqualTo(415);
    }

    private static byte[] typed(String contentType) {
        return bytes("POST /in HTTP/1.1\r\nHost: test\r\n" + contentType + "Content-Length: 2\r\n\r\n{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Encoding: gzip",
                "Content-Encoding: br",
                "Content-Encoding: identity, gzip",
                "Content-Encoding: identity\r\nContent-Encoding: deflate",
                "content-encoding: GZIP"
            })
    void compressedBodiesAre415(String header) throws Exception {
        assertThat(engine.exchange(post("/in", bytes("{}"), header)).status()).isEqualTo(415);
    }

    @Test
    void compressionHiddenInTheTransferEncodingIs415() throws Exception {
        var response = engine.exchange(bytes("POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"));

        assertThat(response.status()).isEqualTo(415);
    }

    @Test
    void identityIsNoEncoding() throws Exception {
        assertThat(engine.exchange(post("/in", bytes("{}"), "Content-Encoding: identity"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws Exception {
        var response = engine.exchange(post("/in", new byte[RunningEngine.MAX_BODY]));

        assertThat(response.body()).isEqualTo("" + RunningEngine.MAX_BODY);
    }

    @Test
    void aDeclaredLengthOverTheLimitIs413BeforeTheBodyComes() throws Exception {
        var response = engine.exchange(bytes("POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + (RunningEngine.MAX_BODY + 1) + "\r\n\r\n"));

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.header("Connection")).isEqualTo("close");
    }

    @Test
    void aClientThatSendsFarTooMuchAtOnceStillSeesThe413() throws Exception {
        assertThat(engine.exchange(post("/in", new byte[20_000_000])).status()).isEqualTo(413);
    }

    @Test
    void chunksOverTheLimitAre413WhileTheyCome() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = concat(concat(bytes("c350\r\n"), new byte[50_000]), bytes("\r\n"));

            socket.send(chunk).send(chunk).send("1\r\n \r\n"); // the limit and one byte, no end in sight

            assertThat(socket.read().status()).isEqualTo(413);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void chunksUpToTheLimitAreTaken() throws Exception {
        byte[] chunk = concat(concat(bytes("c350\r\n"), new byte[50_000]), bytes("\r\n"));
        byte[] head = bytes("POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");

        var response = engine.exchange(concat(concat(head, chunk), concat(chunk, bytes("0\r\n\r\n"))));

        assertThat(response.body()).isEqualTo("100000");
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(socket.read().status()).isEqualTo(100);

            socket.send("{}");

            assertThat(socket.read().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatAsksFirstIsToldWhenItsBodyIsNotWanted() throws Exception {
        var response = engine.exchange(bytes("POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100001\r\nExpect: 100-continue\r\n\r\n"));

        assertThat(response.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "POST /in\r\n\r\n",
                "POST /in HTTP/1.1\r\nno colon\r\n\r\n",
                "POST /in HTTP/1.1\r\nBad Name: x\r\n\r\n",
                "POST /in HTTP/1.1\r\nHost: test\r\nContent-Length: -1\r\n\r\n",
                "POST /in HTTP/1.1\r\nHost: test\r\nContent-Length: 1x\r\n\r\n",
                "POST /in HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n",
                "POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void malformedHttpIs400(String request) throws Exception {
        assertThat(engine.exchange(bytes(request)).status()).isEqualTo(400);
    }

    @Test
    void aHeadThatIsTooLongIs400() throws Exception {
        assertThat(engine.exchange(post("/in", bytes("{}"), "X: " + "x".repeat(9_000)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusalsAreTold() throws Exception {
        engine.refusals.clear();

        engine.exchange(bytes("GET /in HTTP/1.1\r\nHost: test\r\n\r\n"));

        assertThat(engine.refusals).containsExactly(Refusal.METHOD);
    }
}
