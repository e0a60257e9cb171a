package io.signalpost.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.Examples;
import org.apache.commons.lang3.StringUtils;

/** Somebody's receiver: answers the challenge, checks signatures, and remembers what it took. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String token = Examples.TOKEN;
    private volatile String nextToken;

    /** What came in by which path. */
    public record Taken(String path, VehicleEvent event) {}

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook", this::handle);
        server.createContext("/errors", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** What it answers to events from now on; it takes them only with 200. */
    public void answer(int with) {
        status = with;
    }

    public void token(String other) {
        token = other;
    }

    /** Takes events that are signed with this one as well. */
    public void nextToken(String next) {
        nextToken = next;
    }

    public List<Taken> taken() {
        return taken;
    }

    public List<VehicleEvent> events() {
        return taken.stream().map(Taken::event).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        String challenge = StringUtils.substringBetween(text, "\"challenge\":\"", "\"");
        int answer = status;
        byte[] reply = {};
        if (challenge != null) {
            answer = 200;
            reply = ("{\"challenge\":\"" + Examples.sign(token, challenge.getBytes()) + "\"}").getBytes();
        } else if (!List.of(Examples.sign(token, body), Examples.sign(nextToken == null ? token : nextToken, body))
                .contains(exchange.getRequestHeaders().getFirst("SC-Signature"))) {
            answer = 401;
        } else if (answer == 200) {
            taken.add(new Taken(exchange.getRequestURI().getPath(), new VehicleEvent("unused", Instant.now(), body)));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer, reply.length == 0 ? -1 : reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
