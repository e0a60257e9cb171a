package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SqliteQuarantineTest extends QuarantineContract {

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierVersionKeptIsStillThere() throws Exception {
        Flyway.configure()
                .dataSource(LogFixture.url(folder), null, null)
                .locations("classpath:db/event-log/sqlite")
                .target("1")
                .load()
                .migrate();
        long now = Instant.now().toEpochMilli();
        database()
                .sql()
                .update(
                        "INSERT INTO rejected (id, received_at, cause, status, sc_signature, remote, body) VALUES"
                                + " (4, ?, 'unsigned', 401, NULL, 'unsigned', x'00'), (5, ?, 'signature', 401, 'a', 'mismatched', x'0000'),"
                                + " (7, ?, 'json', 400, 'a', 'authentic', NULL)",
                        now,
                        now,
                        now);

        try (EventLog log = open(properties(database()), Clock.systemUTC())) {
            assertThat(log.quarantine().list(10))
                    .extracting(Quarantine.Entry::id, Quarantine.Entry::size, entry -> entry.request()
                            .remote())
                    .containsExactly(
                            tuple(7L, 0L, "authentic"), tuple(5L, 2L, "mismatched"), tuple(4L, 1L, "unsigned"));
            assertThat(database().sql().queryForList("SELECT worth FROM rejected ORDER BY id", Integer.class))
                    .containsExactly(0, 1, 2);
        }
    }

    @Override
    LogDatabase database() {
        return LogDatabase.sqlite(folder);
    }
}
