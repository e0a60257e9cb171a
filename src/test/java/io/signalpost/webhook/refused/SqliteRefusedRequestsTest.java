package io.signalpost.webhook.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SqliteRefusedRequestsTest extends RefusedRequestsContract {

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierVersionKeptIsStillThere() throws Exception {
        LogDatabase older = LogDatabase.sqlite(Files.createDirectory(folder.resolve("older")));
        Flyway.configure()
                .dataSource(older.url(), null, null)
                .locations("classpath:db/event-log/sqlite")
                .target("1")
                .load()
                .migrate();
        long now = Instant.now().toEpochMilli();
        older.sql()
                .update(
                        "INSERT INTO rejected (id, received_at, cause, status, sc_signature, remote, body) VALUES"
                                + " (4, ?, 'unsigned', 401, NULL, 'unsigned', x'00'), (5, ?, 'signature', 401, 'a', 'mismatched', x'0000'),"
                                + " (7, ?, 'json', 400, 'a', 'authentic', NULL)",
                        now,
                        now,
                        now);

        try (EventLog log = LogFixture.open(properties(older), Clock.systemUTC())) {
            var requests = new RefusedRequests(
                    new RefusedRequestsProperties(5, DataSize.ofKilobytes(10), Duration.ofDays(2)),
                    log.store(),
                    Clock.systemUTC());
            assertThat(requests.list(10))
                    .extracting(RefusedRequests.Entry::id, RefusedRequests.Entry::size, entry -> entry.request()
                            .remote())
                    .containsExactly(
                            tuple(7L, 0L, "authentic"), tuple(5L, 2L, "mismatched"), tuple(4L, 1L, "unsigned"));
            assertThat(older.sql().queryForList("SELECT worth FROM refused ORDER BY id", Integer.class))
                    .containsExactly(0, 1, 2);
            assertThat(older.sql().queryForList("SELECT worth FROM rejected ORDER BY id", Integer.class))
                    .as("the table by its former name")
                    .containsExactly(0, 1, 2);
        }
    }

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }
}
