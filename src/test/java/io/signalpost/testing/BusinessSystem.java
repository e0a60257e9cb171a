package io.signalpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** The receiving side: a real HTTP server that keeps what it is posted and answers as the test says. */
public final class BusinessSystem implements AutoCloseable {

    /**
     * @param clientPort tells the connections apart
     * @param at         {@code System.nanoTime()}
     */
    public record Request(String method, URI uri, Headers headers, byte[] body, int clientPort, long at) {

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile HttpHandler answer = answering(200);

    private BusinessSystem(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    public static BusinessSystem start() throws IOException {
        return start(0);
    }

    /** @param port 0 takes any that is free */
    public static BusinessSystem start(int port) throws IOException {
        return new BusinessSystem(HttpServer.create(address(port), 0));
    }

    public static BusinessSystem start(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new BusinessSystem(server);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public void answer(HttpHandler answer) {
        this.answer = answer;
    }

    /** @param headers names and values in turn */
    public static HttpHandler answering(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private void handle(HttpExchange exchange) {
        try {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes(),
                    exchange.getRemoteAddress().getPort(),
                    System.nanoTime()));
            answer.handle(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            exchange.close();
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
