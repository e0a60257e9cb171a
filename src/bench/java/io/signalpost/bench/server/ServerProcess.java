package io.signalpost.bench.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/** A server under test: a process with a port. */
public final class ServerProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final int port;
    private final URI management;

    private ServerProcess(Process process, Path log, int port, URI management) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.management = management;
    }

    /** Starts it in a folder, which gets its output, and does not wait. @param management null when it has none */
    static ServerProcess launch(
            Path folder, List<String> command, Map<String, String> environment, int port, URI management)
            throws IOException {
        Path log = Files.createDirectories(folder).resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // of a benchmark that is stopped
        return new ServerProcess(process, log, port, management);
    }

    /** Waits until it takes events. */
    public ServerProcess ready() {
        await(log.toString())
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(this::isReady);
        return this;
    }

    private boolean isReady() throws Exception {
        if (!process.isAlive()) {
            throw new IllegalStateException("Not started:\n" + Files.readString(log));
        }
        try {
            if (management != null) {
                return get("/observe/health/ready").statusCode() == 200;
            }
            try (Socket connection = new Socket()) {
                connection.connect(new InetSocketAddress("localhost", port));
                return true;
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Asks its management port. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(management.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The same by a client that costs hardly anything, for those whose questions are part of a load. */
    public HttpURLConnection connect(String path) throws IOException {
        return (HttpURLConnection) management.resolve(path).toURL().openConnection();
    }

    /** An operator action: posts JSON to its management port. */
    public void post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(management.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("POST " + path + " " + json + " is answered " + answer.statusCode() + ": "
                    + answer.body() + "; see " + log);
        }
    }

    public Usage usage() {
        return Usage.of(process.toHandle());
    }

    public long pid() {
        return process.pid();
    }

    /** Tells it to stop, as an operator does, and waits until it has. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
