package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.BodyCompression;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.testing.KeptBodies;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an append does, whatever database the log is kept in. */
abstract class EventLogContract extends OnAnyDatabase {

    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    @Test
    void anAppendedEventIsInTheFileWithTheBytesThatWereSent() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("a", START));

            assertThat(database.column("event", "event_id", String.class)).containsExactly("a");
            assertThat(database.column("event", "received_at", Long.class)).containsExactly(START.toEpochMilli());
            assertThat(KeptBodies.of(database.sql(), "a"))
                    .containsExactly(event("a").body());
        }
    }

    @Test
    void theSameEventIdTwiceIsOneEventAlsoAfterReopening() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            assertThat(append(log, event("a"))).isEqualTo(Appended.NEW);
            assertThat(append(log, event("a"))).isEqualTo(Appended.DUPLICATE);
        }
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            assertThat(append(log, event("a"))).isEqualTo(Appended.DUPLICATE);
        }
        assertThat(database.column("event", "event_id", String.class)).containsExactly("a");
    }

    @Test
    void idsThatAreNotPlainTextAreHashedSoThatNoTwoBecomeOne() throws Exception {
        List<String> ids = List.of(
                "a\uD800",
                "a\uD801",
                "a\uDC00",
                "a\0",
                "a\uFFFD",
                "a?",
                "a\uD83D\uDE97",
                "x".repeat(10_000),
                "a\uD800b");
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            for (String id : ids) {
                assertThat(append(log, event(id))).isEqualTo(Appended.NEW);
            }
            for (String id : ids) {
                assertThat(append(log, event(id))).isEqualTo(Appended.DUPLICATE);
            }
        }
        assertThat(database.column("event", "event_id", String.class))
                .hasSize(ids.size())
                .contains("a\uFFFD", "a?", "a\uD83D\uDE97")
                .filteredOn(id -> id.matches("sha256:[0-9a-f]{64}"))
                .hasSize(6);
    }

    @Test
    void manyEventsShareACommitAndAreNumberedWithoutGaps() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            List<CompletableFuture<Appended>> appends = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                appends.add(log.append(event("event-" + i / 2)));
            }
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

            assertThat(log.commits()).isLessThan(250);
        }
        assertThat(database.column("event", "seq", Long.class)).hasSize(250).contains(1L, 250L);
    }

    @Test
    void anEventThatFindsTheQueueFullIsRefusedAtOnce() throws Exception {
        EventLogProperties tiny = properties(database, "queue-capacity=1");
        try (EventLog log = open(tiny, Clock.systemUTC())) {
            List<CompletableFuture<Appended>> appends = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                appends.add(log.append(event("event-" + i)));
            }

            assertThat(appends).anySatisfy(append -> assertThat(append)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(EventLogUnavailableException.class));
        }
    }

    @Test
    void aClosedLogRefusesEvents() throws Exception {
        EventLog log = open(properties(database), Clock.systemUTC());
        log.close();

        assertThat(log.append(event("a")))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("the event log is closed");
    }

    @Test
    void boundsThatBoundNothingAreRefused() {
        assertThatThrownBy(() -> new EventLogProperties(
                        database.url(),
                        Duration.ofDays(7),
                        DataSize.ofGigabytes(1),
                        Duration.ZERO,
                        1,
                        Duration.ofMinutes(1),
                        BodyCompression.ZSTD,
                        1_000,
                        null,
                        null))
                .hasMessage("signalpost.event-log.append-timeout is PT0S, write a time above zero, for instance 5s");
    }
}
