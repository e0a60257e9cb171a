package io.signalpost.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

import com.sun.net.httpserver.HttpServer;

/** Answers posts with a status that is a function of how many came before, and keeps the bodies. */
final class StubServer implements AutoCloseable {

    private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newSingleThreadExecutor(); // one after the other
    private final HttpServer server;
    private int posts;

    StubServer(IntUnaryOperator status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/smartcar", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(status.applyAsInt(posts++), -1);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Queue<byte[]> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
