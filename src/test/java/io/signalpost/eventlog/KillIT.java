package io.signalpost.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** SIGKILL under load: what was answered 200 is in the log and reaches every enabled destination. */
class KillIT {

    private static final int CLIENTS = 8;
    private static final int KILLS = 3;
    private static final String EXAMPLE = "vehicle-state-many-signals.json";

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedEventSurvivesAndIsDelivered() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Random random = new Random();

        for (int i = 0; i < KILLS; i++) {
            loadUntilKilled(acknowledged, acknowledged.size() + 100 + random.nextInt(1_500));
        }

        try (PackagedApp app = PackagedApp.start(folder)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            app.get("/observe/destinations/database").body().contains("\"pending\":0,"));
            assertThat(ids("event-log.db", "SELECT event_id FROM event")).containsAll(acknowledged);
            assertThat(ids("signals.db", "SELECT DISTINCT event_id FROM signal_reading"))
                    .containsAll(acknowledged);
        }
    }

    private void loadUntilKilled(Set<String> acknowledged, int target) throws Exception {
        PackagedApp app = PackagedApp.start(folder);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> post(app, acknowledged));
        }
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.size() >= target);
        app.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void post(PackagedApp app, Set<String> acknowledged) {
        try {
            while (app.process().isAlive()) {
                String id = UUID.randomUUID().toString();
                if (app.post(Examples.withId(EXAMPLE, id)) == 200) {
                    acknowledged.add(id);
                }
            }
        } catch (IOException killed) {
            // not acknowledged: Smartcar would send it again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> ids(String database, String query) {
        return Set.copyOf(
                SqliteFile.query(folder.resolve("data").resolve(database)).queryForList(query, String.class));
    }
}
