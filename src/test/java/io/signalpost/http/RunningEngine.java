package io.signalpost.http;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.util.unit.DataSize;

/** The engine on a free port, in a Camel context with the routes of a test. */
final class RunningEngine implements AutoCloseable {

    static final int MAX_BODY = 100_000;

    final CamelContext camel = new DefaultCamelContext();
    final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    final NettyHttpEngine engine;

    private RunningEngine(int maxConnections, Duration requestTimeout, Duration idleTimeout) {
        engine = new NettyHttpEngine(
                new HttpProperties(
                        0, "127.0.0.1", maxConnections, DataSize.ofBytes(MAX_BODY), requestTimeout, idleTimeout),
                refusals::add);
        camel.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, engine);
    }

    static RunningEngine start(RouteBuilder routes) throws Exception {
        return start(2000, routes);
    }

    static RunningEngine start(int maxConnections, RouteBuilder routes) throws Exception {
        return start(new RunningEngine(maxConnections, Duration.ofSeconds(10), Duration.ofSeconds(60)), routes);
    }

    static RunningEngine start(Duration requestTimeout, Duration idleTimeout, RouteBuilder routes) throws Exception {
        return start(new RunningEngine(2000, requestTimeout, idleTimeout), routes);
    }

    private static RunningEngine start(RunningEngine running, RouteBuilder routes) throws Exception {
        running.camel.addRoutes(routes);
        running.camel.start();
        return running;
    }

    int port() {
        return engine.getServerPort();
    }

    HttpSocket connect() throws Exception {
        return HttpSocket.connect(port());
    }

    HttpSocket.Response exchange(byte[] request) throws Exception {
        return HttpSocket.exchange(port(), request);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
