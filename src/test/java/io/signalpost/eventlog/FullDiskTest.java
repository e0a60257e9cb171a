package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** SQLite without room: SQLITE_FULL ends the transaction by itself, as a full disk does. */
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void refusesEventsWhileThereIsNoRoomAndTakesThemByItselfOnceThereIs() throws Exception {
        try (EventLog log = LogFixture.open(properties(), Clock.systemUTC())) {
            Throwable full = catchThrowable(() -> {
                for (int i = 0; i < 1_000; i++) {
                    append(log, event("event-" + i));
                }
            });
            SqliteFile.query(folder.resolve("event-log.db")).execute("DELETE FROM event WHERE seq < 50");

            assertThat(full).isInstanceOf(ExecutionException.class).hasStackTraceContaining("SQLITE_FULL");
            await().untilAsserted(() -> assertThat(log.trouble()).isEmpty());
            assertThat(IntStream.range(0, 30)).allSatisfy(i -> assertThat(append(log, event("later-" + i)))
                    .isEqualTo(Appended.NEW));
        }
    }

    /** So small that a few hundred events fill it. */
    private EventLogProperties properties() {
        return LogFixture.properties(LogFixture.url(folder) + "?max_page_count=100");
    }
}
