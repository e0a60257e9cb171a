package io.signalpost.eventlog.store;

import java.nio.file.Path;

import io.signalpost.eventlog.LogFixture;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteWriteCostTest extends WriteCostContract {

    private static final int FULL = 2;

    @TempDir
    private Path folder;

    @Override
    String url() {
        return LogFixture.url(folder);
    }

    @Test
    void eventsThatWaitShareASyncAndFillPages() throws Exception {
        int events = 500; // one group, of fewer pages than SQLite begins a checkpoint at
        Path file = folder.resolve("event-log.db");
        SqliteFile.query(file).queryForList("PRAGMA wal_checkpoint(TRUNCATE)");

        appendTogether(events);

        WriteAheadLog written = WriteAheadLog.of(file);
        long synchronous = writer().await(statements -> statements.number(-1, "PRAGMA synchronous"));
        assertThat(synchronous)
                .as("synchronous: each transaction is synced, and once")
                .isEqualTo(FULL);
        assertThat(written.commits()).as("transactions").isBetween(1, events / 100);
        assertThat(written.pages()).as("pages written").isBetween(1, events);
    }
}
