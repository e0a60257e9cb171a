package io.signalpost.eventlog;

import java.nio.file.Path;
import java.sql.DriverManager;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
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
                            .destination("database")
                            .orElseThrow()
                            .delivered())
                    .isEqualTo(3);
        }
    }

    private String lastEvents() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("event-log.db"));
                var row =
                        connection.createStatement().executeQuery("SELECT max(seq) || ' of ' || count(*) FROM event")) {
            return row.getString(1);
        }
    }
}
