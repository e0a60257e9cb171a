package io.signalpost.proof;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalpost.testing.Ports;

/** The HTTP server behind the {@code http} destination. It can be away or overloaded. */
final class BusinessSystem implements FarSide {

    private static final int OK = 204;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final int port = Ports.lasting();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Duration takes;
    private final Collection<String> received = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile int answer = OK;

    BusinessSystem() throws IOException {
        this(Duration.ZERO);
    }

    /** @param takes how long it lets who posts wait for the answer */
    BusinessSystem(Duration takes) throws IOException {
        this.takes = takes;
        start();
    }

    private void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    private void stop() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int status = answer;
        if (status == OK) {
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        } else if (status == UNAVAILABLE) {
            exchange.getResponseHeaders().set("Retry-After", "2");
        }
        CompletableFuture.delayedExecutor(takes.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> answer(exchange, status));
    }

    private static void answer(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException gone) {
            // killed, and no longer interested
        }
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "destination.http.enabled", "true",
                "destination.http.url", "http://localhost:" + port + "/events",
                "destination.http.secret", "whsec_cHJvb2YtcHJvb2YtcHJvb2YtcHJvb2YtcHJvb2Y=",
                "destination.http.allow-private-addresses", "true");
    }

    @Override
    public boolean wants(Event event) {
        return event.kind() != Event.Kind.TEST;
    }

    @Override
    public boolean refuses(Event event) {
        return false;
    }

    /** In the order in which they came. */
    @Override
    public Collection<String> arrived() {
        return received;
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                new Fault("business system stopped", Duration.ofSeconds(6), this::stop, this::start),
                answering("business system overloaded (503, Retry-After)", UNAVAILABLE),
                answering("business system redeployed (404)", NOT_FOUND));
    }

    private Fault answering(String name, int status) {
        return new Fault(name, Duration.ofSeconds(6), () -> answer = status, () -> answer = OK);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
