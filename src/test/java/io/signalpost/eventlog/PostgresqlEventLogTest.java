package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.testing.NewerSchema;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PostgresqlEventLogTest extends EventLogContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }

    @Test
    void aTransactionThatIsHeldUpGivesUnavailableInTimeThenAtOnceAndWorksByItselfAfterwards() throws Exception {
        LogDatabase database = database();
        EventLogProperties impatient = properties(database, "append-timeout=400ms", "queue-capacity=100");
        try (EventLog log = open(impatient, Clock.systemUTC())) {
            append(log, event("before"));
            try (var connection = database.sql().getDataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(database.lock());

                assertUnavailable(log, "a", "the event log did not write in time");
                await().untilAsserted(() -> assertUnavailable(log, "b", "the event log does not answer"));
                assertThat(log.trouble()).hasValue("the event log does not answer");
                statement.execute("ROLLBACK");
            }

            await().untilAsserted(() -> assertThat(log.trouble()).isEmpty());
            assertThat(append(log, event("c"))).isEqualTo(Appended.NEW);
        }
    }

    @Test
    void connectionsThatBreakAreOpenedAgainAndNothingIsCalledKeptThatIsNot() throws Exception {
        LogDatabase database = database();
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("before"));
            database.terminateConnections();

            await().ignoreExceptions().until(() -> append(log, event("after")) != null);

            assertThat(log.destinations().all()).isEmpty();
            assertThat(database.sql().queryForList("SELECT event_id FROM event", String.class))
                    .containsExactly("before", "after");
        }
    }

    @Test
    void theSizeIsThatOfWhatIsThere() throws Exception {
        LogDatabase database = database();
        try (EventLog log = open(properties(database, "compression=none"), Clock.systemUTC())) {
            log.prune();
            assertThat(log.size()).as("of an empty log").isZero();

            List<CompletableFuture<Appended>> appends = IntStream.range(0, 900)
                    .mapToObj(i -> log.append(event("event-" + i)))
                    .toList();
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();
            log.prune();
            long full = log.size();
            // as when dead letters keep the first event, and all but the last are gone
            database.sql().execute("DELETE FROM event WHERE seq > 1 AND seq < 900");
            log.prune();

            assertThat(full)
                    .isBetween(
                            900L * event("x").body().length, 1_200L * event("x").body().length);
            assertThat(log.size()).isBetween(full / 1_000, full / 100);
        }
    }

    @Test
    void textThatPostgresqlCannotHoldIsKeptAllTheSame() throws Exception {
        LogDatabase database = database();
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            assertThat(append(log, event("nul \0 in it"))).isEqualTo(Appended.NEW);
            assertThat(append(log, event("half \uD83D a pair"))).isEqualTo(Appended.NEW);
            assertThat(append(log, event("x".repeat(100_000)))).isEqualTo(Appended.NEW);
            assertThat(append(log, event("x".repeat(100_000)))).isEqualTo(Appended.DUPLICATE);
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsToldWithWhatToWriteAndWithoutThePassword() {
        EventLogProperties nowhere = properties(
                "jdbc:postgresql://localhost:1/signalpost?password=secret", "username=somebody", "password=secret");

        assertThatThrownBy(() -> open(nowhere, Clock.systemUTC()))
                .hasMessageContaining("signalpost.event-log.url: PostgreSQL cannot be used as the event log")
                .hasMessageContaining("localhost:1 refused")
                .hasMessageContaining("signalpost.event-log.username")
                .hasMessageNotContaining("secret");
    }

    @Test
    void tablesOfANewerReleaseAreRefusedAndTheCureIsNamed() throws Exception {
        LogDatabase database = database();
        open(properties(database), Clock.systemUTC()).close();
        NewerSchema.enter(database.sql(), "event_log_schema_history");

        assertThatThrownBy(() -> open(properties(database), Clock.systemUTC()))
                .hasMessageContaining(
                        "signalpost.event-log.url: a newer Signalpost has made version 1000 of its tables")
                .hasMessageContaining("restore the copy");
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefusedAtTheStart() {
        LogDatabase database = database();
        database.sql()
                .execute("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        assertThatThrownBy(() -> open(properties(database.url().replace("/postgres?", "/latin?")), Clock.systemUTC()))
                .hasMessageContaining("signalpost.event-log.url: the database has the encoding LATIN1")
                .hasMessageContaining("ENCODING 'UTF8'");
    }

    @Test
    void aServerWhoseAdvisoryLocksDoNotExcludeIsRefusedAtTheStart() {
        LogDatabase database = database();
        database.sql() // as a server that knows them by name only
                .execute("CREATE FUNCTION pg_try_advisory_lock(bigint) RETURNS boolean AS 'SELECT true' LANGUAGE sql");

        assertThatThrownBy(() -> open(properties(database.url() + ",pg_catalog"), Clock.systemUTC()))
                .hasMessageContaining("signalpost.event-log.url: advisory locks do not exclude one another there");
    }

    @Test
    void aUrlWithALoginInItIsRefusedWithoutSayingIt() {
        EventLogProperties login = properties("jdbc:postgresql://somebody:secret@localhost/signalpost");

        assertThatThrownBy(() -> open(login, Clock.systemUTC()))
                .hasMessage(
                        "signalpost.event-log.url: write jdbc:postgresql://<host>:<port>/<database>, and the login into"
                                + " signalpost.event-log.username and .password");
    }

    private static void assertUnavailable(EventLog log, String id, String why) {
        assertThat(log.append(event(id)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(EventLogUnavailableException.class)
                .withMessageContaining(why);
    }
}
