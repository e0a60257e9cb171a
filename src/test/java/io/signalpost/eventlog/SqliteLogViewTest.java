package io.signalpost.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.eventlog.store.LogView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteLogViewTest extends LogViewContract {

    @TempDir
    Path folder;

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }

    @Test
    void leavesNoFileBehindAndTheLogAsItIs() throws Exception {
        try (EventLog log = open()) {
            LogFixture.append(log, LogFixture.event("1"));
        }
        List<String> files = files();
        byte[] before = Files.readAllBytes(folder.resolve("event-log.db"));

        read(null);

        assertThat(files()).isEqualTo(files);
        assertThat(Files.readAllBytes(folder.resolve("event-log.db"))).isEqualTo(before);
    }

    @Test
    void aLogThatIsNotThereIsNotBegun() throws IOException {
        assertThatThrownBy(() -> new LogView(LogFixture.properties(database)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("signalpost.event-log.url: there is no event log " + folder);
        assertThat(files()).isEmpty();
    }

    @Test
    void anotherFileIsToldAsOne() throws IOException {
        Files.writeString(folder.resolve("event-log.db"), "no database");

        assertThatThrownBy(() -> new LogView(LogFixture.properties(database)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read as the event log");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
