package io.signalpost.eventlog;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class SqliteLastPassedTest extends LastPassedContract {

    @TempDir
    private Path folder;

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }
}
