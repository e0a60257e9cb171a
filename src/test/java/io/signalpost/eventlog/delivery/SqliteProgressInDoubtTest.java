package io.signalpost.eventlog.delivery;

import java.nio.file.Path;

import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.io.TempDir;

class SqliteProgressInDoubtTest extends ProgressInDoubtContract {

    @TempDir
    private Path folder;

    @Override
    String url() {
        return LogFixture.url(folder);
    }
}
