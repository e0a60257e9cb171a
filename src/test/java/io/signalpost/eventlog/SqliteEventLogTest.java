package io.signalpost.eventlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.testing.NewerSchema;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SqliteEventLogTest extends EventLogContract {

    @TempDir
    private Path folder;

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }

    @Test
    void aDatabaseThatIsLockedGivesUnavailableInTimeAndWorksByItselfAfterwards() throws Exception {
        EventLogProperties impatient = properties(url(folder), "append-timeout=200ms", "queue-capacity=100");
        try (EventLog log = open(impatient, Clock.systemUTC())) {
            try (var connection = DriverManager.getConnection(url(folder));
                    var statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                assertThat(log.append(event("a")))
                        .failsWithin(Duration.ofSeconds(10))
                        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                        .withCauseInstanceOf(EventLogUnavailableException.class);
                await().untilAsserted(() -> assertThat(log.trouble())
                        .hasValueSatisfying(why -> assertThat(why).contains("SQLITE_BUSY")));
                statement.execute("ROLLBACK");
            }

            await().untilAsserted(() -> assertThat(log.trouble()).isEmpty());
            assertThat(append(log, event("b"))).isEqualTo(Appended.NEW);
        }
    }

    @Test
    void freedSpaceIsUsedAgainAndTheFileNeitherGrowsNorShrinks() throws Exception {
        var clock = new LogFixture.SetClock(Instant.parse("2026-03-16T08:40:00Z"));
        try (EventLog log = open(properties(database(), "compression=none"), clock)) {
            fill(log, "first", clock);
            long full = fileSize();
            clock.set(clock.instant().plus(Duration.ofDays(8)));

            assertThat(log.prune()).isEqualTo(1_999);
            long pruned = fileSize();
            fill(log, "second", clock);

            assertThat(log.size()).isLessThan(full / 10);
            assertThat(pruned).isBetween(full, full + full / 10);
            assertThat(fileSize()).isBetween(full, full + full / 10);
        }
    }

    private static void fill(EventLog log, String prefix, Clock clock) throws Exception {
        for (int i = 0; i < 2_000; i += 500) {
            List<CompletableFuture<Appended>> appends = IntStream.range(i, i + 500)
                    .mapToObj(n -> log.append(event(prefix + n, clock.instant())))
                    .toList();
            for (CompletableFuture<Appended> append : appends) {
                append.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** With what is in the write-ahead log moved into it. */
    private long fileSize() throws Exception {
        var query = SqliteFile.query(folder.resolve("event-log.db"));
        await("until nobody else copies pages")
                .until(
                        () -> query.queryForMap("PRAGMA wal_checkpoint(TRUNCATE)")
                                .get("busy"),
                        busy -> busy.equals(0));
        return Files.size(folder.resolve("event-log.db"));
    }

    @Test
    void tablesOfANewerReleaseAreRefusedAndTheCureIsNamed() throws Exception {
        LogDatabase database = database();
        open(properties(database), Clock.systemUTC()).close();
        NewerSchema.enter(database.sql(), "flyway_schema_history");

        assertThatThrownBy(() -> open(properties(database), Clock.systemUTC()))
                .hasMessageContaining(
                        "signalpost.event-log.url: a newer Signalpost has made version 1000 of its tables")
                .hasMessageContaining("restore the copy");
    }

    @Test
    void aSecondOpenerIsToldWhoHoldsTheFile() throws Exception {
        try (EventLog log = open(properties(database()), Clock.systemUTC())) {
            assertThatThrownBy(() -> open(properties(database()), Clock.systemUTC()))
                    .hasMessageContaining("event-log.db is in use by another Signalpost process")
                    .hasMessageContaining("signalpost.data-dir");
        }
    }

    @Test
    void aUrlThatIsNoSqliteFileIsRefusedWithWhatToWrite() {
        EventLogProperties mysql = properties("jdbc:mysql://x/y");

        assertThatThrownBy(() -> open(mysql, Clock.systemUTC()))
                .hasMessage(
                        "signalpost.event-log.url is neither a SQLite file nor a PostgreSQL database: write for instance jdbc:sqlite:data/event-log.db or jdbc:postgresql://localhost:5432/signalpost");
    }
}
