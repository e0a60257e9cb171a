package io.signalpost.http;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NettyHttpEngineTest {

    private record Waiting(Exchange exchange, AsyncCallback callback) {

        /** Completes from the test's thread, as a commit thread does. */
        void answer() {
            exchange.getMessage()
                    .setBody("done " + new String(exchange.getMessage().getBody(byte[].class)));
            callback.done(false);
        }
    }

    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final AsyncProcessor hold = new AsyncProcessorSupport() {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            waiting.add(new Waiting(exchange, callback));
            return false;
        }
    };
    private final Map<String, Object> seen = new ConcurrentHashMap<>();
    private RunningEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = RunningEngine.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/echo").process(exchange -> {});
                from("platform-http:/hold").routeId("hold").process(hold);
                from("platform-http:/fail").process(exchange -> {
                    throw new IllegalStateException("secret detail");
                });
                from("platform-http:/see")
                        .process(exchange -> seen.putAll(exchange.getMessage().getHeaders()));
                from("platform-http:/empty").setBody(constant("")).setHeader("X-Own", constant("x"));
                from("platform-http:/later").setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503));
                from("platform-http:/much-later")
                        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503))
                        .setHeader("Retry-After", constant(60));
                from("platform-http:/number").setBody(constant(5)); // nothing that can be sent
                from("platform-http:/apps/{application}")
                        .setBody(simple("template ${header.application}", String.class));
                from("platform-http:/apps/errors").setBody(constant("exact"));
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
            left.answer();
        }
        engine.close();
    }

    private Waiting next() throws InterruptedException {
        return waiting.poll(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/fleet, template fleet",
        "/apps/fleet?application=other, template fleet",
        "/apps/errors, exact",
        "/apps/errors?x=/apps/fleet, exact",
        "http://example.org/apps/fleet, template fleet",
        "/apps/%66leet, template %66leet"
    })
    void pathsFindTheirRoute(String target, String expected) throws Exception {
        assertThat(engine.exchange(post(target, bytes("x"))).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/", "/apps", "/apps/", "/apps/a/b", "/echo/", "/Echo", "//echo", "/%65cho", "*", "http://host", "echo"
    })
    void otherPathsAre404(String target) throws Exception {
        assertThat(engine.exchange(post(target, bytes("x"))).status()).isEqualTo(404);
    }

    @Test
    void aRequestHeaderCannotPoseAsThePathParameter() throws Exception {
        var response = engine.exchange(post("/apps/fleet", bytes("x"), "Application: other", "application: third"));

        assertThat(response.body()).isEqualTo("template fleet");
    }

    @Test
    void everyByteArrivesAsSent() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/hold", all, "Content-Language: xx"));

            Waiting arrived = next();
            assertThat(arrived.exchange().getMessage().getBody()).isEqualTo(all);
            arrived.answer();
        }
    }

    @Test
    void headersThatSteerCamelAndQueryParametersAreNotMapped() throws Exception {
        engine.exchange(post(
                "/see?CamelFileName=q&query=q&SC-Signature=q",
                bytes("x"),
                "CamelHttpResponseCode: 302",
                "cAmElHttpUri: http://evil",
                "X-Once: a",
                "X-Twice: a",
                "x-twice: b"));

        assertThat(seen.keySet()).noneMatch(name -> name.toLowerCase().contains("camel"));
        assertThat(seen).doesNotContainKeys("query", "SC-Signature").containsEntry("X-Once", "a");
        assertThat(seen.get("X-Twice")).asList().containsExactly("a", "b");
    }

    @Test
    void anEmptyReplyIs200WithNothingButItsLength() throws Exception {
        var response = engine.exchange(post("/empty", bytes("x"), "X-Echo: me"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsOnly(Map.entry("content-length", "0"));
    }

    @Test
    void aRouteThatFailsIs500AndTellsNothing() throws Exception {
        var response = engine.exchange(post("/fail", bytes("x")));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertThat(engine.refusals).containsExactly(Refusal.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"/later, 5", "/much-later, 60"})
    void a503SaysWhenToComeAgain(String path, String retryAfter) throws Exception {
        var response = engine.exchange(post(path, bytes("x")));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void aReplyThatCannotBeSentIs500() throws Exception {
        assertThat(engine.exchange(post("/number", bytes("x"))).status()).isEqualTo(500);
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
            socket.send(concat(
                    concat(post("/hold", bytes("1")), post("/echo", bytes("2"))),
                    concat(post("/hold", bytes("3")), bytes("GET /nowhere HTTP/1.1\r\n\r\n"))));
            Waiting first = next();
            assertThat(waiting).isEmpty();
            first.answer();
            next().answer();

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
        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/hold", bytes("x")));
        }
        try (HttpSocket socket = engine.connect()) {
            socket.send("POST /echo HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf");
        }

        next().answer();

        assertThat(engine.exchange(post("/echo", bytes("x"))).status()).isEqualTo(200);
        assertThat(engine.refusals).isEmpty();
    }

    @Test
    void aSuspendedRouteAnswers503AndServesAgainAfterwards() throws Exception {
        engine.camel.getRouteController().suspendRoute("hold");

        var suspended = engine.exchange(post("/hold", bytes("x")));

        assertThat(suspended.status()).isEqualTo(503);
        assertThat(suspended.header("Retry-After")).isEqualTo("5");
        engine.camel.getRouteController().resumeRoute("hold");
        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/hold", bytes("x")));
            next().answer();
            assertThat(socket.read().status()).isEqualTo(200);
        }
    }

    @Test
    void whileStoppingWhatIsInWorkFinishesAndNewRequestsAre503() throws Exception {
        int port = engine.port();
        try (HttpSocket inWork = engine.connect();
                HttpSocket keptAlive = engine.connect()) {
            keptAlive.send(post("/echo", bytes("x"))).read();
            inWork.send(post("/hold", bytes("x")));
            Waiting held = next();
            Thread stopping = new Thread(engine::close);
            stopping.start();
            Awaitility.await()
                    .until(() -> engine.exchange(post("/echo", bytes("x"))).status() == 503);

            assertThat(keptAlive.send(post("/hold", bytes("x"))).read().status())
                    .isEqualTo(503);
            held.answer();

            assertThat(inWork.read().body()).isEqualTo("done x");
            stopping.join();
            assertThatThrownBy(() -> HttpSocket.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsKey() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            HttpProperties settings = HttpSettings.with("address=0.0.0.0", "port=" + taken.getLocalPort());
            camel.getRegistry()
                    .bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, new NettyHttpEngine(settings, why -> {}));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:/x").to("log:x");
                }
            });

            assertThatThrownBy(camel::start)
                    .hasStackTraceContaining("signalpost.port")
                    .hasStackTraceContaining("" + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @CsvSource({"/a/{b}/c", "/a/b*", "/a/{b}x"})
    void aPathThatCannotBeServedIsRefusedAtTheStart(String path) {
        assertThatThrownBy(() -> engine.camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:" + path).to("log:x");
                    }
                }))
                .hasStackTraceContaining("write a fixed path, or one whose last segment is a {name}");
    }

    @Test
    void twoRoutesOnOnePathAreRefusedAtTheStart() {
        assertThatThrownBy(() -> engine.camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/echo?produces=x").to("log:x");
                    }
                }))
                .hasStackTraceContaining("Two routes receive on platform-http:/echo");
    }
}
