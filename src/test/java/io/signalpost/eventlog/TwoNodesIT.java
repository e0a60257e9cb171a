package io.signalpost.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.PostgresqlServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two processes with one PostgreSQL as their event log and their database destination. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoNodesIT {

    private static final String EXAMPLE = "vehicle-state-many-signals.json";
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> answers = new CopyOnWriteArraySet<>(); // to what was sent while the database was frozen
    private final AtomicInteger unavailable = new AtomicInteger();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private volatile boolean loading = true;
    private volatile boolean frozen;
    private PostgresqlServer postgresql;
    private PackagedApp one;
    private PackagedApp two;

    @BeforeEach
    void start() throws Exception {
        postgresql = PostgresqlServer.start(folder.resolve("postgresql"));
        one = node("one");
        two = node("two");
    }

    @AfterEach
    void stop() throws Exception {
        loading = false;
        clients.shutdownNow();
        one.close();
        two.close();
        postgresql.close();
    }

    @Test
    void whateverDiesNothingThatWasAcknowledgedIsLost() throws Exception {
        load(one);
        load(two);
        awaitProgress();

        PackagedApp reader = reader();
        reader.kill();
        awaitProgress();
        assertThat(reader()).as("the other node has taken over").isNotSameAs(reader);
        if (reader == one) {
            load(one = node("one"));
        } else {
            load(two = node("two"));
        }
        awaitProgress();

        postgresql.stop();
        await("a refusal").atMost(A_WHILE).until(() -> unavailable.get() > 0);
        postgresql.start();
        awaitProgress();

        postgresql.freeze();
        frozen = true;
        await("an answer").atMost(A_WHILE).until(() -> !answers.isEmpty());
        frozen = false;
        postgresql.thaw();
        assertThat(answers).as("answers while the database stood still").containsOnly(503);
        awaitProgress();

        loading = false;
        clients.shutdown();
        assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertNothingIsLost();
    }

    private void assertNothingIsLost() {
        await().atMost(A_WHILE).ignoreExceptions().untilAsserted(() -> {
            JsonNode ledger = ledger(one);
            assertThat(ledger.get("pending").asLong()).isZero();
            assertThat(ledger.get("retrying").asLong()).isZero();
            assertThat(ledger.get("passed").asLong())
                    .isEqualTo(ledger.get("delivered").asLong())
                    .isEqualTo(postgresql.query().queryForObject("SELECT count(*) FROM event", Long.class));
        });
        assertThat(ids("SELECT event_id FROM event")).containsAll(acknowledged);
        assertThat(ids("SELECT DISTINCT event_id FROM signal_reading")).containsAll(acknowledged);
    }

    private PackagedApp node(String name) throws IOException {
        return PackagedApp.start(
                Files.createDirectories(folder.resolve(name)),
                "--signalpost.event-log.url=" + postgresql.url(),
                "--destination.database.url=" + postgresql.url());
    }

    /** Posts events one after the other from several clients until told to stop or the process is gone. */
    private void load(PackagedApp app) {
        for (int i = 0; i < 2; i++) {
            clients.execute(() -> {
                while (loading && app.process().isAlive()) {
                    try {
                        post(app);
                    } catch (IOException killed) {
                        // not acknowledged: Smartcar would send it again
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
        }
    }

    private void post(PackagedApp app) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        boolean sentToFrozen = frozen;
        int answer = app.post(Examples.withId(EXAMPLE, id));
        if (answer == 200) {
            acknowledged.add(id);
        } else if (answer == 503) {
            unavailable.incrementAndGet();
        }
        if (sentToFrozen && frozen) {
            answers.add(answer);
        }
    }

    /** Both nodes accept, and what they accept from now on is delivered. */
    private void awaitProgress() {
        int before = acknowledged.size();
        await("events to be accepted").atMost(A_WHILE).until(() -> acknowledged.size() > before + 100);
        List<String> recent = List.copyOf(acknowledged);
        await("events to be delivered")
                .atMost(A_WHILE)
                .ignoreExceptions()
                .until(() -> ids("SELECT DISTINCT event_id FROM signal_reading").containsAll(recent));
    }

    private PackagedApp reader() throws Exception {
        String reader =
                ledger(one.process().isAlive() ? one : two).get("reader").asText();
        return reader.startsWith(one.process().pid() + "@") ? one : two;
    }

    private static JsonNode ledger(PackagedApp app) throws Exception {
        return new ObjectMapper()
                .readTree(app.get("/observe/destinations/database").body());
    }

    private Set<String> ids(String query) {
        return Set.copyOf(postgresql.query().queryForList(query, String.class));
    }
}
