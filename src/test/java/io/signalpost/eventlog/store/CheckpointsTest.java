package io.signalpost.eventlog.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckpointsTest {

    private static final int EVENTS = 6_000;
    private static final byte[] BODY = new byte[100_000];

    @TempDir
    private Path folder;

    @Test
    void theWriteAheadLogBeginsAnewThoughEventsKeepComing() throws Exception {
        long written = (long) EVENTS * BODY.length;
        try (EventLog log = LogFixture.open(
                LogFixture.properties(LogDatabase.sqlite(folder), "compression=none"), Clock.systemUTC())) {
            Queue<CompletableFuture<Appended>> appends = new ArrayDeque<>();
            for (int i = 0; i < EVENTS; i++) {
                appends.add(log.append(new NewEvent(
                        "event-" + i, "VEHICLE_STATE", "vehicle-1", "LIVE", Instant.now(), "default", BODY)));
                if (appends.size() > 200) {
                    appends.remove().join();
                }
            }
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();

            assertThat(Files.size(folder.resolve("event-log.db-wal"))).isLessThan(written * 5 / 6);
            assertThat(Files.size(folder.resolve("event-log.db"))).isGreaterThan(written / 3);
        }
    }
}
