package io.signalpost.http;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.Arrays;

import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Routes that start, pause and stop. */
class EngineLifecycleTest {

    private final HeldRequests held = new HeldRequests();
    private RunningEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = RunningEngine.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/echo").process(exchange -> {});
                from("platform-http:/hold").routeId("hold").process(held);
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        held.answerAll();
        engine.close();
    }

    @Test
    void aSuspendedRouteAnswers503AndServesAgainAfterwards() throws Exception {
        // Given
        engine.camel.getRouteController().suspendRoute("hold");

        // When, then
        var suspended = engine.exchange(post("/hold", bytes("x")));

        assertThat(suspended.status()).isEqualTo(503);
        assertThat(suspended.header("Retry-After")).isEqualTo("5");

        // When it is resumed, then
        engine.camel.getRouteController().resumeRoute("hold");
        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/hold", bytes("x")));
            held.next().answer();
            assertThat(socket.read().status()).isEqualTo(200);
        }
    }

    @Test
    void whileRoutesAreReplacedThePortStaysAndAnswers503() throws Exception {
        // Given
        int port = engine.port();
        for (Route route : engine.camel.getRoutes()) {
            engine.camel.getRouteController().stopRoute(route.getRouteId());
            engine.camel.removeRoute(route.getRouteId());
        }

        // When, then
        var between = engine.exchange(post("/echo", bytes("x")));

        assertThat(between.status()).isEqualTo(503);
        assertThat(between.header("Retry-After")).isEqualTo("5");

        // When another takes its place, then
        engine.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/echo").setBody(constant("new"));
            }
        });
        assertThat(engine.exchange(post("/echo", bytes("x"))).body()).isEqualTo("new");
        assertThat(engine.port()).isEqualTo(port);
    }

    @Test
    void aRequestWhoseRouteIsTakenAwayWhileItsBodyComesIs503() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            // Given
            byte[] request = post("/hold", bytes("12"), "Expect: 100-continue");
            socket.send(Arrays.copyOf(request, request.length - 2));
            assertThat(socket.read().status()).isEqualTo(100);

            // When
            engine.camel.getRouteController().stopRoute("hold");
            engine.camel.removeRoute("hold");
            socket.send("12");

            // Then
            var answer = socket.read();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(held.none()).isTrue();
        }
    }

    @Test
    void whileStoppingWhatIsInWorkFinishesAndNewRequestsAre503() throws Exception {
        int port = engine.port();
        try (HttpSocket inWork = engine.connect();
                HttpSocket keptAlive = engine.connect()) {
            // Given a request in work, and a connection that waits for its next
            keptAlive.send(post("/echo", bytes("x"))).read();
            inWork.send(post("/hold", bytes("x")));
            HeldRequests.Held inHand = held.next();

            // When
            Thread stopping = new Thread(engine::close);
            stopping.start();
            Awaitility.await()
                    .until(() -> engine.exchange(post("/echo", bytes("x"))).status() == 503);

            // Then
            assertThat(keptAlive.send(post("/hold", bytes("x"))).read().status())
                    .isEqualTo(503);
            inHand.answer();

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
