package io.signalpost.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;

/** The engine on a free port, in a Camel context with the routes of a test. */
final class RunningEngine implements AutoCloseable {

    static final int MAX_BODY = 100_000;

    final CamelContext camel = new DefaultCamelContext();
    final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    final NettyHttpEngine engine;

    private RunningEngine(HttpProperties settings, Optional<Tls> tls) {
        engine = new NettyHttpEngine(settings, refusals::add, tls, new SimpleMeterRegistry());
        camel.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, engine);
    }

    /** @param settings {@code key=value}, see {@link HttpSettings} */
    static RunningEngine start(RouteBuilder routes, String... settings) throws Exception {
        return start(routes, Optional.empty(), settings);
    }

    static RunningEngine start(RouteBuilder routes, Optional<Tls> tls, String... settings) throws Exception {
        String[] all = Stream.concat(Stream.of("max-body-size=" + MAX_BODY + "B"), Stream.of(settings))
                .toArray(String[]::new);
        RunningEngine running = new RunningEngine(HttpSettings.with(all), tls);
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

    /** @param from one of this machine's own addresses */
    HttpSocket connect(String from) throws Exception {
        return HttpSocket.connect(port(), InetAddress.getByName(from));
    }

    HttpSocket.Response exchange(byte[] request) throws Exception {
        return HttpSocket.exchange(port(), request);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
