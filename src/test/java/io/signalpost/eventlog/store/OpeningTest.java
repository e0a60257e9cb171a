package io.signalpost.eventlog.store;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a SQLite log knows of the processes that had it open before. */
@ExtendWith(OutputCaptureExtension.class)
class OpeningTest {

    private static final String MISSING = "its write-ahead log is not there";

    @TempDir
    private Path folder;

    @Test
    void aCopyWithoutTheWriteAheadLogIsToldToHaveLostEvents(CapturedOutput output) throws Exception {
        Path copied = Files.createDirectory(folder.resolve("copied"));
        try (Store running = open(folder)) {
            running.append(event("only in the write-ahead log")).join();
            Files.copy(folder.resolve("event-log.db"), copied.resolve("event-log.db"));
        }

        open(copied).close();

        assertThat(output).contains(MISSING, copied.resolve("event-log.db").toString());
        assertThat(output.getAll().split(MISSING)).as("said once").hasSize(2);
    }

    @Test
    void aCopyWithTheWriteAheadLogHasLostNothing(CapturedOutput output) throws Exception {
        Path copied = Files.createDirectory(folder.resolve("copied"));
        try (Store running = open(folder)) {
            running.append(event("only in the write-ahead log")).join();
            Files.copy(folder.resolve("event-log.db"), copied.resolve("event-log.db"));
            Files.copy(folder.resolve("event-log.db-wal"), copied.resolve("event-log.db-wal"));
        }

        try (Store copy = open(copied)) {
            assertThat(copy.append(event("only in the write-ahead log")).join()).isEqualTo(Appended.DUPLICATE);
        }
        assertThat(output).doesNotContain(MISSING);
    }

    @Test
    void aLogThatWasClosedInGoodOrderHasNoWriteAheadLogAndMissesNothing(CapturedOutput output) throws Exception {
        open(folder).close();
        assertThat(folder.resolve("event-log.db-wal")).doesNotExist();

        open(folder).close();

        assertThat(output).doesNotContain(MISSING);
    }

    @Test
    void whoHadItOpenBeforeAnotherDidKeepsNothingMore() throws Exception {
        try (Store first = open(folder)) {
            first.append(event("before")).join();
            Files.delete(folder.resolve("event-log.db.lock"));
            try (Store second = open(folder)) {
                assertThatThrownBy(() -> first.append(event("twice")).join())
                        .hasMessageContaining("another process has opened the event log");
                assertThat(first.trouble()).isPresent();

                assertThat(second.append(event("twice")).join()).isEqualTo(Appended.NEW);
            }
        }
    }

    private static Store open(Path folder) {
        return new Store(LogFixture.properties(LogFixture.url(folder)), events -> {});
    }
}
