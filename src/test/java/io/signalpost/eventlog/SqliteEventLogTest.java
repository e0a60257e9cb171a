package io.signalpost.eventlog;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

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
        EventLogProperties impatient = new EventLogProperties(
                url(folder),
                Duration.ofDays(7),
                DataSize.ofGigabytes(1),
                Duration.ofMillis(200),
                100,
                Duration.ofMinutes(1),
                null,
                null);
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
    void aSecondOpenerIsToldWhoHoldsTheFile() throws Exception {
        try (EventLog log = open(properties(database()), Clock.systemUTC())) {
            assertThatThrownBy(() -> open(properties(database()), Clock.systemUTC()))
                    .hasMessageContaining("event-log.db is in use by another Signalpost process")
                    .hasMessageContaining("signalpost.data-dir");
        }
    }

    @Test
    void aUrlThatIsNoSqliteFileIsRefusedWithWhatToWrite() {
        EventLogProperties mysql = new EventLogProperties(
                "jdbc:mysql://x/y",
                Duration.ofDays(7),
                DataSize.ofGigabytes(1),
                Duration.ofSeconds(5),
                1,
                Duration.ofMinutes(1),
                null,
                null);

        assertThatThrownBy(() -> open(mysql, Clock.systemUTC()))
                .hasMessage(
                        "signalpost.event-log.url is neither a SQLite file nor a PostgreSQL database: write for instance jdbc:sqlite:data/event-log.db or jdbc:postgresql://localhost:5432/signalpost");
    }
}
