package io.signalpost.webhook;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadGenerator;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.Requests;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Allocations;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What an event costs the receiver, from the socket to the disk. The bounds are a multiple of what it costs today: they
 * are there to notice when the way of an event grows. No time is measured.
 */
class CostPerEventTest {

    private static final int CONNECTIONS = 64;

    /** Of an event of 1.6 KB, which takes about 15,000. */
    private static final long MOST_BYTES_ALLOCATED = 35_000;

    @TempDir
    static Path data;

    private static Allocations allocations;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        allocations = new Allocations();
        app = RunningApp.start(data, "destination.database.enabled=false", "signalpost.event-log.append-timeout=1m");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void anEventAllocatesLittleMemory() throws Exception {
        int events = 4_000;
        var memory = new Requests(20 << 20);
        send(memory.refill(BodySize.TYPICAL, 2 * events), 2 * events); // what is not compiled yet allocates more
        Requests requests = memory.refill(BodySize.TYPICAL, events);
        allocations.reset();

        send(requests, events);

        assertThat(allocations.bytes() / events)
                .as("bytes allocated per event, by all of the receiver's threads:%n%s", allocations)
                .isBetween((long) BodySize.SMALL.bytes(), MOST_BYTES_ALLOCATED);
    }

    private void send(Requests requests, int events) throws Exception {
        Load load = Load.closed(CONNECTIONS, Duration.ofMinutes(1));
        LoadResult result = LoadGenerator.run(app.port(), load, requests);
        assertThat(result.accepted()).as("accepted").isEqualTo(events);
    }

    @Test
    void eventsThatComeWhileTheDiskIsBusyShareATransaction() throws Exception {
        EventLog log = app.bean(EventLog.class);
        List<HttpSocket> clients = new ArrayList<>();
        var released = new Semaphore(0);
        try {
            holdWriter(log, released);
            long before = log.commits();
            for (int i = 0; i < CONNECTIONS; i++) {
                byte[] body = Examples.withId("vehicle-error.json", "event-" + i);
                clients.add(HttpSocket.connect(app.port())
                        .send(post("/webhooks/smartcar", body, "SC-Signature: " + sign(body))));
            }
            await().until(() -> log.queued() >= CONNECTIONS); // no thread of the port's waits for the disk
            released.release();

            for (HttpSocket client : clients) {
                assertThat(client.read().status()).isEqualTo(200);
            }
            assertThat(log.commits() - before).as("transactions").isBetween(1L, CONNECTIONS / 10L);
        } finally {
            released.release();
            for (HttpSocket client : clients) {
                client.close();
            }
        }
    }

    /** The log's writer tells of an event on disk on its own thread, and goes on when it has been heard out. */
    private void holdWriter(EventLog log, Semaphore released) throws Exception {
        var held = new Semaphore(0);
        try (var disk = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("event-log.db"))) {
            disk.createStatement().execute("BEGIN IMMEDIATE"); // nothing is written before there is a listener
            var event = new NewEvent("held", "VEHICLE_STATE", null, null, Instant.now(), null, new byte[] {'{', '}'});
            log.append(event).thenRun(() -> {
                held.release();
                released.acquireUninterruptibly();
            });
        }
        assertThat(held.tryAcquire(10, TimeUnit.SECONDS))
                .as("the writer is held")
                .isTrue();
    }
}
