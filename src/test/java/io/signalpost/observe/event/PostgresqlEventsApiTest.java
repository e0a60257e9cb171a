package io.signalpost.observe.event;

import java.nio.file.Path;

import io.signalpost.eventlog.LogDatabase;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlEventsApiTest extends EventsContract {

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                folder, "signalpost.event-log.url=" + LogDatabase.postgresql().url(), "destination.log.enabled=true");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Override
    RunningApp app() {
        return app;
    }
}
