package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.delivery.DestinationReader;
import io.signalpost.eventlog.delivery.Passing;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the log does, whatever database it is kept in. */
abstract class EventLogContract {

    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    private LogDatabase database;

    abstract LogDatabase database();

    @BeforeEach
    void chooseDatabase() {
        database = database();
    }

    @Test
    void anAppendedEventIsInTheFileWithTheBytesThatWereSent() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("a", START));

            assertThat(column("event", "event_id")).containsExactly("a");
            assertThat(column("event", "received_at", Long.class)).containsExactly(START.toEpochMilli());
            assertThat((byte[]) column("event", "body").get(0))
                    .isEqualTo(event("a").body());
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
        assertThat(column("event", "event_id")).containsExactly("a");
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
        assertThat(column("event", "seq", Long.class)).hasSize(250).contains(1L, 250L);
    }

    @Test
    void anEventThatFindsTheQueueFullIsRefusedAtOnce() throws Exception {
        EventLogProperties tiny = new EventLogProperties(
                database.url(),
                Duration.ofDays(7),
                DataSize.ofGigabytes(1),
                Duration.ofSeconds(5),
                1,
                Duration.ofMinutes(1),
                null,
                null);
        try (EventLog log = open(tiny, Clock.systemUTC())) {
            List<CompletableFuture<Appended>> appends = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                appends.add(log.append(event("event-" + i)));
            }

            assertThat(appends).anySatisfy(append -> assertThat(append)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withCauseInstanceOf(EventLogUnavailableException.class));
        }
    }

    @Test
    void aClosedLogRefusesEvents() throws Exception {
        EventLog log = open(properties(database), Clock.systemUTC());
        log.close();

        assertThat(log.append(event("a")))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
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
                        null,
                        null))
                .hasMessage("signalpost.event-log.append-timeout is PT0S, write a time above zero, for instance 5s");
    }

    @Test
    void oldEventsThatEveryReaderHasPassedAreRemovedButTheLastOneStays() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            DestinationReader reader = log.destinations().attach("reader", Instant.EPOCH);
            for (int i = 0; i < 5; i++) {
                append(log, event("event-" + i, START.plusSeconds(i)));
            }
            clock.set(START.plus(Duration.ofDays(8)));

            assertThat(log.prune()).as("a reader has not passed them").isZero();
            Passing.pass(reader, 3);
            assertThat(log.prune()).isEqualTo(3);
            Passing.pass(reader, 2);
            assertThat(log.prune()).isEqualTo(1);
            assertThat(column("event", "seq", Long.class)).containsExactly(5L);
            assertThat(append(log, event("event-5"))).isEqualTo(Appended.NEW);
            assertThat(column("event", "seq", Long.class)).containsExactly(5L, 6L);
        }
    }

    @Test
    void eventsReceivedWhileTheClockWasAheadDoNotStopTheRetention() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            append(log, event("true", START));
            for (int i = 0; i < 1_500; i++) { // more than are looked at in one go
                log.append(event("ahead-" + i, START.plus(Duration.ofDays(3_650))));
            }
            append(log, event("true again", START.plusSeconds(2)));
            append(log, event("young", START.plus(Duration.ofDays(8))));
            append(log, event("last", START.plus(Duration.ofDays(8))));
            clock.set(START.plus(Duration.ofDays(8)));

            assertThat(log.prune()).isEqualTo(1_502);
            assertThat(column("event", "event_id")).containsExactly("last", "young");
        }
    }

    @Test
    void eventsReceivedWhileTheClockWasBehindTakeNoOthersWithThem() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            append(log, event("young", START));
            append(log, event("behind", Instant.ofEpochSecond(5)));
            append(log, event("last", START));

            assertThat(log.prune()).isZero();
        }
    }

    @Test
    void aDestinationIsAsOldAsTheLogSaysAlsoWhenTheClockWasAhead() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            append(log, event("ahead", START.plus(Duration.ofDays(3_650))));
            for (int i = 0; i < 9; i++) {
                append(log, event("event-" + i, START.plusSeconds(i)));
            }
            append(log, event("ahead again", START.plus(Duration.ofDays(3_650))));
            clock.set(START.plusSeconds(9));

            log.destinations().attach("beginning", Instant.EPOCH);
            log.destinations().attach("time", START.plusSeconds(7));

            assertThat(status(log, "beginning").oldestPendingAge()).isEqualTo(Duration.ZERO);
            assertThat(status(log, "time").pending()).isEqualTo(3);
        }
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
        assertThat(column("event", "event_id", String.class))
                .hasSize(ids.size())
                .contains("a\uFFFD", "a?", "a\uD83D\uDE97")
                .filteredOn(id -> id.matches("sha256:[0-9a-f]{64}"))
                .hasSize(6);
    }

    @Test
    void theSizeLimitRemovesEvenWhatWasNotDeliveredAndCountsIt() throws Exception {
        EventLogProperties small = new EventLogProperties(
                database.url(),
                Duration.ofDays(7),
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(5),
                3_000,
                Duration.ofMinutes(1),
                null,
                null);
        try (EventLog log = open(small, Clock.systemUTC())) {
            log.destinations().attach("slow", Instant.EPOCH);
            for (int i = 0; i < 2_000; i++) {
                log.append(event("event-" + i));
            }
            append(log, event("last"));

            long pruned = log.prune();

            assertThat(pruned).isPositive();
            assertThat(status(log, "slow").pruned()).isEqualTo(pruned);
            assertThat(log.prunedUndelivered())
                    .hasValueSatisfying(loss -> assertThat(loss.limit()).isEqualTo("size"));
            assertThat(log.size()).isPositive().isLessThanOrEqualTo(1 << 20);
            assertThat(status(log, "slow").passed()).isEqualTo(pruned);
            assertThat(status(log, "slow").pending()).isEqualTo(2_001 - pruned);
        }
    }

    @Test
    void aDisabledDestinationHoldsNothingBackBeyondTheRetentionAndSaysWhatItMissed() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            log.destinations().attach("gone", Instant.EPOCH).close();
            for (int i = 0; i < 3; i++) {
                append(log, event("event-" + i, START));
            }
            clock.set(START.plus(Duration.ofDays(8)));

            log.prune();

            assertThat(status(log, "gone").state()).isEqualTo("disabled");
            assertThat(status(log, "gone").pruned()).isEqualTo(2);
            assertThat(status(log, "gone").pending()).isEqualTo(1);
        }
    }

    @Test
    void aNewDestinationBeginsWhereItIsToldTo() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            for (int i = 0; i < 10; i++) {
                append(log, event("event-" + i, START.plusSeconds(i)));
            }

            log.destinations().attach("beginning", Instant.EPOCH);
            log.destinations().attach("time", START.plusSeconds(7));
            log.destinations().attach("now", Instant.MAX);

            assertThat(status(log, "beginning").pending()).isEqualTo(10);
            assertThat(status(log, "time").pending()).isEqualTo(3);
            assertThat(status(log, "now").pending()).isZero();
        }
    }

    @Test
    void twoRoutesCannotReadAsTheSameDestination() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            log.destinations().attach("twice", Instant.EPOCH);

            assertThatThrownBy(() -> log.destinations().attach("twice", Instant.EPOCH))
                    .hasMessageContaining("two routes read event-log:twice");
        }
    }

    @Test
    void anUnknownDestinationIsNamedInTheError() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            assertThatThrownBy(() -> log.destinations().pause("nobody"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no destination 'nobody'");
        }
    }

    private List<Object> column(String table, String column) {
        return column(table, column, Object.class);
    }

    private <T> List<T> column(String table, String column, Class<T> type) {
        return database.sql().queryForList("SELECT " + column + " FROM " + table + " ORDER BY 1", type);
    }
}
