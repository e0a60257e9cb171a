package io.signalpost.eventlog;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.store.EventLogProperties;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What has passed a destination adds up, whatever happens. */
abstract class LedgerContract extends RecordingConsumer {

    @Test
    void deliveriesGoOnWhileProgressCannotBeWrittenAndTheLedgerAddsUpAfterwards() throws Exception {
        failing.add("event-1");
        read("one", "startFrom=beginning&maxAttempts=1", this::record);
        append(3);
        await().untilAsserted(() -> assertLedger("one", 2, 0, 0, 1));

        database.sql().execute(database.refuseUpdates());
        LogFixture.append(log, event("event-3"));
        LogFixture.append(log, event("event-4"));
        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-2", "event-3", "event-4"));
        // until the reader has nothing left to do but to wait
        await().during(Duration.ofSeconds(2)).untilAsserted(() -> assertLedger("one", 2, 0, 0, 1));
        database.sql().execute(database.allowUpdates());

        await().untilAsserted(() -> assertLedger("one", 4, 0, 0, 1));
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Test
    void theLedgerAddsUpWhenALockOutlastsTheAppendTimeout() throws Exception {
        log.close();
        EventLogProperties impatient = properties(database, "append-timeout=2s");
        log = open(impatient, Clock.systemUTC());
        append(100);
        AtomicBoolean locked = new AtomicBoolean();
        IntStream.range(0, 50).forEach(i -> failing.add("event-" + i * 2));

        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            read("one", "startFrom=beginning&retryDelay=60000", exchange -> {
                if (!locked.getAndSet(true)) {
                    statement.execute(database.lock());
                }
                record(exchange);
            });
            await().untilAsserted(() -> assertThat(delivered).isNotEmpty());
            assertThat(log.append(event("too late"))).failsWithin(Duration.ofSeconds(10));
            statement.execute("ROLLBACK");
        }
        failing.clear();

        await().untilAsserted(() -> assertThat(status(log, "one").pending()).isZero());
        DestinationStatus status = status(log, "one");
        await().untilAsserted(() -> assertLedger("one", status.delivered(), 0, status.retrying(), 0));
        assertThat(status.passed()).isBetween(100L, 101L); // "too late" may or may not be in the log
    }

    @Test
    void theLedgerAddsUpAcrossEventsThatHaveBeenPruned() throws Exception {
        for (int i = 0; i < 6; i++) {
            LogFixture.append(log, event("event-" + i));
        }
        database.sql().execute("DELETE FROM event WHERE seq IN (2, 3, 5)");

        read("late", "startFrom=beginning", this::record);

        await().untilAsserted(() -> assertLedger("late", 3, 0, 0, 0));
        assertThat(log.destinations().rewind("late", Instant.EPOCH)).isBetween(3L, 6L);
        await().untilAsserted(() -> assertLedger("late", 6, 0, 0, 0));
        assertThat(status(log, "late").pending()).isZero();
    }

    @Test
    void rewindingDeliversAgainAndTheLedgerStillAddsUp() throws Exception {
        failing.add("event-4");
        Instant start = Instant.parse("2026-03-16T08:40:00Z");
        for (int i = 0; i < 5; i++) {
            LogFixture.append(log, event("event-" + i, start.plusSeconds(i)));
        }
        read("one", "startFrom=beginning&maxAttempts=1", this::record);
        await().untilAsserted(() -> assertLedger("one", 4, 0, 0, 1));
        failing.clear();

        assertThat(log.destinations().rewind("one", start.plusSeconds(2))).isEqualTo(3);

        await().untilAsserted(() -> assertLedger("one", 7, 0, 0, 0));
        assertThat(delivered)
                .containsExactly("event-0", "event-1", "event-2", "event-3", "event-2", "event-3", "event-4");
    }
}
