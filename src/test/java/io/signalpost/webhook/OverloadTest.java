package io.signalpost.webhook;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** More than the application can take: by the disk, which hangs while another process has the file locked, or by the net. */
class OverloadTest {

    private static final int QUEUE = 50;
    private static final int BURST = 150; // more than the queue and a group of writes can hold
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    Path data;

    private final List<HttpSocket> clients = new ArrayList<>();
    private RunningApp app;

    @BeforeEach
    void start() {
        app = RunningApp.start(
                data,
                "destination.database.enabled=false",
                "signalpost.max-receiving-size=2MB",
                "signalpost.event-log.queue-capacity=" + QUEUE,
                "signalpost.event-log.append-timeout=" + PATIENCE);
    }

    @AfterEach
    void stop() throws Exception {
        for (HttpSocket client : clients) {
            client.close();
        }
        app.close();
    }

    private HttpSocket client() throws Exception {
        HttpSocket client = HttpSocket.connect(app.port());
        clients.add(client);
        return client;
    }

    private static byte[] event(int number) {
        byte[] body = Examples.withId("vehicle-error.json", "event-" + number);
        return post("/webhooks/smartcar", body, "SC-Signature: " + sign(body));
    }

    private int send(int number) throws Exception {
        return client().send(event(number)).read().status();
    }

    /** Sends events 0 to {@link #BURST}, each by a client of its own, until it is too much. */
    private List<HttpSocket> burst() throws Exception {
        List<HttpSocket> waiting = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            waiting.add(client().send(event(i)));
        }
        await().until(() -> metric("signalpost_webhook_refused_total{cause=\"event-log\"}") > 0);
        return waiting;
    }

    private Connection blockDisk() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("event-log.db"));
        other.createStatement().execute("BEGIN IMMEDIATE");
        return other;
    }

    private List<String> kept() {
        return SqliteFile.query(data.resolve("event-log.db")).queryForList("select event_id from event", String.class);
    }

    @Test
    void whatIsTooMuchIs503AndWhatIs200IsKept() throws Exception {
        List<HttpSocket> waiting;
        try (Connection disk = blockDisk()) {
            waiting = burst();
        }

        Set<String> accepted = new TreeSet<>();
        int refused = 0;
        for (int i = 0; i < BURST; i++) {
            Response response = waiting.get(i).read();
            if (response.status() == 200) {
                accepted.add("event-" + i);
            } else {
                assertThat(response.status()).isEqualTo(503);
                assertThat(response.header("Retry-After")).isEqualTo("5");
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(kept()).containsAll(accepted);
        for (int i = 0; i < BURST; i++) {
            assertThat(send(i)).as("sent again").isEqualTo(200);
        }
        assertThat(kept()).hasSize(BURST).doesNotHaveDuplicates();
    }

    @Test
    void whileTheDiskHangsEverythingIs503SoonAndAfterwardsAllIsWell() throws Exception {
        int posts = 40; // less than the queue takes
        try (Connection disk = blockDisk()) {
            assertThat(send(0)).isEqualTo(503);
            await().until(() -> app.get("/observe/health/ready").statusCode() == 503);

            long start = System.nanoTime();
            for (int i = 1; i < posts; i++) {
                assertThat(send(i)).isEqualTo(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("not every one waits its whole time")
                    .isLessThan(PATIENCE.multipliedBy(posts / 4));
            assertThat(client().send(post("/webhooks/smartcar", Examples.body("verify-v4.json")))
                            .read()
                            .status())
                    .isEqualTo(200);
        }

        await().until(() -> send(0) == 200);
        await().until(() -> app.get("/observe/health/ready").statusCode() == 200);
        for (int i = 0; i < posts; i++) {
            assertThat(send(i)).isEqualTo(200);
        }
        assertThat(kept()).hasSize(posts).doesNotHaveDuplicates();
    }

    @Test
    void manyBodiesThatDoNotEndTakeLittleMemoryAndHoldNobodyUp() throws Exception {
        byte[] slow = post("/webhooks/smartcar", new byte[200_000]);
        for (int i = 0; i < 200; i++) {
            client().send(Arrays.copyOf(slow, 100_000));
        }

        for (int i = 0; i < 50; i++) {
            assertThat(send(i)).isEqualTo(200);
        }

        await().until(() -> metric("signalpost_webhook_refused_total{cause=\"overload\"}") > 100);
        assertThat(metric("signalpost_http_receiving_bytes")).isBetween(500_000.0, 2.0 * 1024 * 1024);
        assertThat(metric("signalpost_http_connections")).isGreaterThanOrEqualTo(200);
        for (HttpSocket client : clients) {
            client.close();
        }
        await().until(() -> metric("signalpost_http_receiving_bytes") == 0);
        await().until(() -> metric("signalpost_http_connections") == 0);
    }

    private double metric(String name) {
        return app.get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
