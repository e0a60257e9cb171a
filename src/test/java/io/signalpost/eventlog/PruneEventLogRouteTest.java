package io.signalpost.eventlog;

import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PruneEventLogRouteTest {

    @TempDir
    private Path folder;

    @Test
    void pruneEventLogRemovesWhatEveryDestinationHasPassed() {
        try (RunningApp app = RunningApp.start(
                folder, "signalpost.event-log.retention=0s", "signalpost.event-log.prune-every=50ms")) {
            app.post(Examples.body("vehicle-state-first-delivery.json"));
            app.post(Examples.body("vehicle-error.json"));
            app.post(Examples.body("vehicle-state-many-signals.json"));

            await().untilAsserted(() -> assertThat(lastEvents()).isEqualTo("3 of 1"));
            assertThat(app.bean(EventLog.class)
                            .destinations()
                            .find("database")
                            .orElseThrow()
                            .delivered())
                    .isEqualTo(3);
        }
    }

    private String lastEvents() {
        return SqliteFile.query(folder.resolve("event-log.db"))
                .queryForObject("SELECT max(seq) || ' of ' || count(*) FROM event", String.class);
    }
}
