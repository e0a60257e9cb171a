package io.signalpost.eventlog;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class SqliteReadCostTest extends ReadCostContract {

    @TempDir
    private Path folder;

    @Override
    String url() {
        return LogFixture.url(folder);
    }
}
