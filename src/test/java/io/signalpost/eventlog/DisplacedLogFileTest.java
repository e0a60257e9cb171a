package io.signalpost.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

import io.signalpost.eventlog.store.Appended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The files of a SQLite log are moved, removed or replaced while it is open. */
class DisplacedLogFileTest {

    @TempDir
    private Path folder;

    private Path data;
    private EventLog log;

    @BeforeEach
    void openLog() throws Exception {
        data = folder.resolve("data");
        log = open(properties(LogFixture.url(data)), Clock.systemUTC());
        append(log, event("before"));
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** What somebody does in a folder. */
    private interface Mishap {
        void strike(Path data) throws IOException;
    }

    private static Stream<Mishap> mishaps() {
        return Stream.of(
                data -> FileSystemUtils.deleteRecursively(data),
                data -> Files.delete(data.resolve("event-log.db")),
                data -> Files.move(data, data.resolveSibling("elsewhere")),
                data -> {
                    Files.move(data.resolve("event-log.db"), data.resolve("old.db"));
                    Files.copy(data.resolve("old.db"), data.resolve("event-log.db"));
                });
    }

    @ParameterizedTest
    @MethodSource("mishaps")
    void noEventIsCalledKeptThatTheNextStartWouldNotFind(Mishap mishap) throws Exception {
        mishap.strike(data);

        assertThatThrownBy(() -> append(log, event("after")))
                .hasMessageContaining("event-log.db was moved, removed or replaced");
        assertThat(log.trouble()).isPresent();
    }

    @Test
    void aWriteAheadLogThatIsGoneIsNoticedByTheNextHeartbeatAndFromThenOnByEveryEvent() throws Exception {
        log.store().write(statements -> null);
        Files.delete(data.resolve("event-log.db-wal"));

        assertThatThrownBy(() -> log.store().write(statements -> null))
                .hasMessageContaining("event-log.db-wal was moved, removed or replaced");

        assertThatThrownBy(() -> append(log, event("after"))).hasMessageContaining("event-log.db-wal");
        assertThat(log.trouble()).isPresent();
    }

    @Test
    void onceTheFilesAreBackEventsAreTakenAgainByThemselves() throws Exception {
        Path elsewhere = Files.move(data, folder.resolve("elsewhere"));
        assertThatThrownBy(() -> append(log, event("while they are away"))).isNotNull();

        Files.move(elsewhere, data);

        await().until(() -> log.trouble().isEmpty());
        assertThat(append(log, event("after"))).isEqualTo(Appended.NEW);
        assertThat(LogDatabase.sqlite(data).sql().queryForList("SELECT event_id FROM event", String.class))
                .containsExactly("before", "after");
    }
}
