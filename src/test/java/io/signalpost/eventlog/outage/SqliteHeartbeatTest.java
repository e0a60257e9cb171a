package io.signalpost.eventlog.outage;

import java.nio.file.Path;
import java.time.Instant;

import io.signalpost.eventlog.LogDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteHeartbeatTest extends HeartbeatContract {

    @TempDir
    private Path folder;

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }

    @Test
    void remembersABoundedNumberOfRefusedEvents() {
        RefusedEvents refused = new RefusedEvents();
        for (int i = 0; i < 10_100; i++) {
            refused.add(new RefusedEvent("event-" + i, null, Instant.EPOCH));
        }

        assertThat(refused.before(Instant.MAX, Integer.MAX_VALUE)).hasSize(10_000);
    }
}
