package io.signalpost.observe.trace;

import java.nio.file.Path;

import io.signalpost.eventlog.LogDatabase;
import org.junit.jupiter.api.io.TempDir;

class SqliteTraceTableTest extends TraceTableContract {

    @TempDir
    Path folder;

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }
}
