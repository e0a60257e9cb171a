package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.signalpost.eventlog.delivery.DestinationReader;
import io.signalpost.eventlog.delivery.Passing;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

/** Which events are removed, and that whoever has not read them is told. */
abstract class RetentionContract extends OnAnyDatabase {

    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    @Test
    void oldEventsThatEveryReaderHasPassedAreRemovedButTheLastOneStays() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            DestinationReader reader = log.destinations().attach("reader", Instant.EPOCH, "");
            for (int i = 0; i < 5; i++) {
                append(log, event("event-" + i, START.plusSeconds(i)));
            }
            clock.set(START.plus(Duration.ofDays(8)));

            assertThat(log.prune()).as("a reader has not passed them").isZero();
            Passing.pass(reader, 3);
            assertThat(log.prune()).isEqualTo(3);
            Passing.pass(reader, 2);
            assertThat(log.prune()).isEqualTo(1);
            assertThat(database.column("event", "seq", Long.class)).containsExactly(5L);
            assertThat(append(log, event("event-5"))).isEqualTo(Appended.NEW);
            assertThat(database.column("event", "seq", Long.class)).containsExactly(5L, 6L);
        }
    }

    @Test
    void eventsReceivedWhileTheClockWasAheadDoNotStopTheRetention() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            append(log, event("true", START));
            for (int i = 0; i < 15; i++) { // together more than are looked at in one go, and each no more than may wait
                String part = "ahead-" + i + "-";
                CompletableFuture.allOf(IntStream.range(0, 100)
                                .mapToObj(each -> log.append(event(part + each, START.plus(Duration.ofDays(3_650)))))
                                .toArray(CompletableFuture[]::new))
                        .join();
            }
            append(log, event("true again", START.plusSeconds(2)));
            append(log, event("young", START.plus(Duration.ofDays(8))));
            append(log, event("last", START.plus(Duration.ofDays(8))));
            clock.set(START.plus(Duration.ofDays(8)));

            assertThat(log.prune()).isEqualTo(1_502);
            assertThat(database.column("event", "event_id", String.class)).containsExactly("last", "young");
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
    void theSizeLimitRemovesEvenWhatWasNotDeliveredAndCountsIt() throws Exception {
        EventLogProperties small = properties(database, "max-size=1MB", "queue-capacity=3000", "compression=none");
        try (EventLog log = open(small, Clock.systemUTC())) {
            log.destinations().attach("slow", Instant.EPOCH, "");
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
            log.destinations().attach("gone", Instant.EPOCH, "").close();
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
}
