package io.signalpost.eventlog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.signalpost.eventlog.index.IndexTable;
import io.signalpost.eventlog.index.Indexer;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.eventlog.store.Subject;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events are found by vehicle and by user, without the log being read through. */
abstract class EventIndexContract extends OnAnyDatabase {

    private static final int EVENTS = IndexTable.SIZE + 2_000;

    private static NewEvent of(int number) {
        return of(number, "vehicle-" + number % 3, "USER-" + number % 5);
    }

    private static NewEvent of(int number, String vehicle, String user) {
        String body =
                "{\"eventType\":\"VEHICLE_STATE\",\"meta\":{\"x\":[1,{}]},\"data\":{\"user\":{\"externalId\":\"e\",\"id\":\""
                        + user + "\"},\"vehicle\":{\"id\":\"" + vehicle + "\"}}}";
        return new NewEvent(
                "e" + number,
                "VEHICLE_STATE",
                vehicle,
                "LIVE",
                Instant.now(),
                "default",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(EventLog log, int first, int last) throws Exception {
        for (int i = first; i < last; i++) {
            var appended = log.append(of(i));
            if (i % 500 == 0) {
                appended.get(10, TimeUnit.SECONDS);
            }
        }
        LogFixture.append(log, of(last));
    }

    private static List<Long> find(EventLog log, int batch, long subject) {
        return log.store().read(statements -> IndexTable.find(statements, batch, List.of(subject)));
    }

    /** Though events are coming in. */
    private static long index(EventLog log) throws Exception {
        return new Indexer(log.store()).catchUp(() -> false);
    }

    private static List<Long> numbers(int every, int which) {
        return Stream.iterate(1L, seq -> seq < IndexTable.SIZE, seq -> seq + 1)
                .filter(seq -> seq % every == which)
                .toList();
    }

    @Test
    void ofAWholeBatchEachVehicleAndUserIsFound() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            append(log, 1, EVENTS);
            assertThat(new Indexer(log.store()).catchUp(() -> true))
                    .as("while there is something better to do")
                    .isZero();

            long indexed = index(log);

            assertThat(indexed).isEqualTo(IndexTable.SIZE);
            assertThat(log.store().read(IndexTable::next)).isEqualTo(1);
            assertThat(find(log, 0, Subject.vehicle("Vehicle-1"))).isEqualTo(numbers(3, 1));
            assertThat(find(log, 0, Subject.user("user-4"))).isEqualTo(numbers(5, 4));
            assertThat(find(log, 0, Subject.vehicle("vehicle-9"))).isEmpty();
            assertThat(find(log, 1, Subject.vehicle("vehicle-1"))).isEmpty();
            assertThat(log.index()).isZero();
        }
    }

    @Test
    void ofAnErasedVehicleNothingIsLeftNorOfItsUserUnlessHeHasAnother() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            append(log, 1, IndexTable.SIZE);
            index(log);
            List<Long> ofAnother =
                    numbers(5, 4).stream().filter(seq -> seq % 3 != 1).toList();

            log.vehicleEvents().erase("vehicle-1");

            assertThat(find(log, 0, Subject.vehicle("vehicle-1"))).isEmpty();
            assertThat(find(log, 0, Subject.vehicle("vehicle-2"))).isEqualTo(numbers(3, 2));
            assertThat(find(log, 0, Subject.user("user-4"))).isEqualTo(ofAnother);

            log.vehicleEvents().erase("vehicle-2");
            log.vehicleEvents().erase("vehicle-0");

            long rows = log.store().read(statements -> statements.number(-1, "SELECT count(*) FROM event_index"));
            assertThat(rows).isZero();
        }
    }

    @Test
    void ofAnEventWhoseBodyCannotBeReadNothingIsLeftEither() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            LogFixture.append(log, of(0, "vehicle-9", "user-9"));
            append(log, 1, IndexTable.SIZE);
            index(log);
            database.sql().update("UPDATE event SET dictionary = 99 WHERE seq = 1");

            assertThat(log.vehicleEvents().erase("vehicle-9")).isEqualTo(1);

            assertThat(find(log, 0, Subject.vehicle("vehicle-9"))).isEmpty();
            assertThat(find(log, 0, Subject.user("user-9"))).isEmpty();
            assertThat(find(log, 0, Subject.user("user-4"))).isNotEmpty();
        }
    }

    @Test
    void aVehicleThatIsErasedWhileItsEventsAreIndexedIsNotInTheIndex() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            LogFixture.append(log, of(0, "vehicle-9", "user-9"));
            append(log, 1, IndexTable.SIZE);

            // Given an indexer that has read the event and waits to write, and an erasure before it
            Semaphore written = new Semaphore(0);
            CompletableFuture<Void> held = log.store().offer(0, statements -> {
                written.acquireUninterruptibly();
                return null;
            });
            await().until(() -> written.hasQueuedThreads());
            CompletableFuture<Integer> erasing =
                    supplyAsync(() -> log.vehicleEvents().erase("vehicle-9"));
            await().until(() -> log.queued() == 1);
            CompletableFuture<Long> indexing = supplyAsync(() -> index(log));
            await().until(() -> log.queued() == 2);

            written.release();

            assertThat(held).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(erasing).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(1);
            assertThat(indexing).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(0L);
            assertThat(index(log)).isEqualTo(IndexTable.SIZE);
            assertThat(find(log, 0, Subject.vehicle("vehicle-9"))).isEmpty();
            assertThat(find(log, 0, Subject.user("user-9"))).isEmpty();
            assertThat(find(log, 0, Subject.vehicle("vehicle-2"))).isNotEmpty();
        }
    }

    private static <T> CompletableFuture<T> supplyAsync(Callable<T> task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void whatAnotherProcessHasAppendedIsReadFromTheLog() throws Exception {
        try (EventLog before = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            append(before, 1, IndexTable.SIZE / 2);
        }
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            append(log, IndexTable.SIZE / 2 + 1, EVENTS);

            assertThat(index(log)).isEqualTo(IndexTable.SIZE);

            assertThat(find(log, 0, Subject.vehicle("vehicle-1"))).isEqualTo(numbers(3, 1));
            assertThat(find(log, 0, Subject.user("user-4"))).isEqualTo(numbers(5, 4));
        }
    }

    @Test
    void nothingIsIndexedOfAVehicleThatHasBeenErased() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            append(log, 1, EVENTS);
            log.vehicleEvents().erase("vehicle-1");

            assertThat(index(log)).isEqualTo(IndexTable.SIZE);

            assertThat(find(log, 0, Subject.vehicle("vehicle-1"))).isEmpty();
            assertThat(find(log, 0, Subject.user("user-4"))).isNotEmpty().noneMatch(seq -> seq % 3 == 1);
        }
    }

    @Test
    void aFewEventsAreNotIndexedYet() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            LogFixture.append(log, event("one"));

            assertThat(log.index()).isZero();
            assertThat(log.store().read(IndexTable::next)).isZero();
        }
    }
}
