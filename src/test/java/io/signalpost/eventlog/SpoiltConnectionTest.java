package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.signalpost.eventlog.store.Appended;
import io.signalpost.testing.PostgresqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A connection to PostgreSQL that is in a state in which it writes nothing, though the database could be written to. */
@Timeout(180)
class SpoiltConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", // as after a time in which the database was
                "SET search_path = nowhere" // as of another's session that a pool has given us
            })
    void isReplacedAndTheEventsAreTakenAgainByThemselves(String spoilt) throws Exception {
        LogDatabase database = LogDatabase.postgresql();
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("before"));

            spoil(log, spoilt);

            await().atMost(SOON).ignoreExceptions().until(() -> append(log, event("after")) == Appended.NEW);
            assertThat(log.trouble()).isEmpty();
        }
    }

    @Test
    void isReplacedWhileNobodyPostsToo() throws Exception {
        LogDatabase database = LogDatabase.postgresql();
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("before"));
            spoil(log, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");

            assertThatThrownBy(() -> append(log, event("refused"))).hasMessageContaining("read-only");

            await().atMost(SOON).until(() -> log.trouble().isEmpty());
            assertThat(append(log, event("after"))).isEqualTo(Appended.NEW);
        }
    }

    @Test
    void ofADatabaseThatIsReadOnlyForAWhileIsReplacedOnceItCanBeWrittenTo() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.start(folder.resolve("postgresql"));
                EventLog log = open(properties(server.url()), Clock.systemUTC())) {
            append(log, event("before"));
            JdbcTemplate operator = new JdbcTemplate(
                    new DriverManagerDataSource(server.url() + "&options=-c%20default_transaction_read_only=off"));

            operator.execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
            operator.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'signalpost'");
            await().ignoreExceptions().until(() -> {
                assertThatThrownBy(() -> append(log, event("while it is read-only")))
                        .isNotNull();
                return log.trouble().isPresent();
            });
            await().during(Duration.ofSeconds(2)).until(() -> log.trouble().isPresent());
            operator.execute("ALTER DATABASE postgres RESET default_transaction_read_only");

            await().atMost(SOON).until(() -> log.trouble().isEmpty());
            assertThat(append(log, event("after"))).isEqualTo(Appended.NEW);
            assertThat(operator.queryForList("SELECT event_id FROM event", String.class))
                    .containsExactly("before", "after");
        }
    }

    /** By the connection that writes the events. */
    private static void spoil(EventLog log, String sql) throws Exception {
        log.store().write(statements -> statements.update(sql));
    }
}
