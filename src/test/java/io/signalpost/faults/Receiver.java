package io.signalpost.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KeptBodies;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.SqliteFile;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged application in a folder of its own; each request is made of raw bytes on a connection of its own. */
final class Receiver implements AutoCloseable {

    static final String PATH = "/webhooks/smartcar";
    static final int MAX_BODY = 256 * 1024;

    /** Long enough for an honest client on a busy machine, short enough to wait for. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

    private final Path folder;
    private final PackagedApp app;

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private Receiver(Path folder, PackagedApp app) {
        this.folder = folder;
        this.app = app;
    }

    static Receiver start(Path folder, String... arguments) throws IOException {
        return new Receiver(folder, PackagedApp.start(folder, arguments));
    }

    /** With short time-outs. */
    static Receiver startHasty(Path folder) throws IOException {
        return start(
                folder,
                "--signalpost.request-timeout=" + REQUEST_TIMEOUT,
                "--signalpost.idle-timeout=" + REQUEST_TIMEOUT,
                "--destination.log.enabled=true");
    }

    PackagedApp app() {
        return app;
    }

    HttpSocket connect() throws IOException {
        return HttpSocket.connect(app.webhook().getPort());
    }

    Response exchange(byte[] request) throws IOException {
        return HttpSocket.exchange(app.webhook().getPort(), request);
    }

    /** An unsigned post; each header is a line such as {@code SC-Signature: abc}. */
    Response post(byte[] body, String... headers) throws IOException {
        return exchange(HttpSocket.post(PATH, body, headers));
    }

    Response postSigned(byte[] body) throws IOException {
        return post(body, signature(body));
    }

    Response postSigned(String body) throws IOException {
        return postSigned(utf8(body));
    }

    static String signature(byte[] body) {
        return "SC-Signature: " + Examples.sign(body);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bodies that the event log has under that id. */
    List<byte[]> kept(String eventId) {
        return KeptBodies.of(log(), eventId);
    }

    long keptInAll() {
        return log().queryForObject("SELECT count(*) FROM event", Long.class);
    }

    JdbcTemplate log() {
        return SqliteFile.query(logFile());
    }

    Path logFile() {
        return folder.resolve("data/event-log.db");
    }

    JdbcTemplate signals() {
        return SqliteFile.query(folder.resolve("data/signals.db"));
    }

    /** How many requests were refused for that cause. */
    double refused(String cause) throws IOException, InterruptedException {
        String line = "signalpost_webhook_refused_total{cause=\"" + cause + "\"} ";
        return app.get("/observe/metrics")
                .body()
                .lines()
                .filter(metric -> metric.startsWith(line))
                .mapToDouble(metric -> Double.parseDouble(metric.substring(line.length())))
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        app.kill();
    }
}
