package io.signalpost.observe.replay;

import java.nio.file.Path;

import io.signalpost.eventlog.LogDatabase;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlReplaysApiTest extends ReplaysContract {

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                folder,
                ArrayUtils.add(
                        SETTINGS,
                        "signalpost.event-log.url=" + LogDatabase.postgresql().url()));
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
