package io.signalpost.eventlog;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.eventlog.store.Store;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What two nodes append, read and are told of one event log. */
class SharedEventLogTest extends TwoNodes {

    private static final int LONE = 300;

    @Test
    void bothNodesAppendAndEachEventIsDeliveredOnce() throws Exception {
        List<CompletableFuture<Appended>> appends = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 200; i++) {
            appends.add(one.log.append(event("one-" + i)));
            appends.add(two.log.append(event("two-" + i)));
            appends.add(two.log.append(event("one-" + i)));
        }

        await().untilAsserted(() -> assertThat(delivered).hasSize(400).doesNotHaveDuplicates());
        assertThat(appends).allSatisfy(append -> assertThat(append).isCompleted());
        assertThat(appends.stream().filter(append -> append.join() == Appended.DUPLICATE))
                .hasSize(200);
        await().untilAsserted(() -> {
            assertThat(status(one.log, "shared").delivered()).isEqualTo(400);
            assertThat(status(one.log, "shared")).isEqualTo(status(two.log, "shared"));
        });
    }

    /** Lone events, which commit themselves and do not wait for the lock. */
    @Test
    void nodesThatAppendOneEventAfterTheOtherNumberThemInOneRow() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> appendOneByOne(two, "two-"));
        appendOneByOne(one, "one-");
        other.join();

        JdbcTemplate reader = database.sql();
        assertThat(reader.queryForList("SELECT seq FROM event ORDER BY seq", Long.class))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3 * LONE).boxed().toList());
        assertThat(reader.queryForObject("SELECT count(DISTINCT event_id) FROM event", Long.class))
                .isEqualTo(3 * LONE);
        await().untilAsserted(() -> assertThat(delivered).hasSize(3 * LONE).doesNotHaveDuplicates());
    }

    private static void appendOneByOne(Node node, String own) {
        for (int i = 0; i < LONE; i++) {
            node.log.append(event(own + i)).join();
            node.log.append(event("both-" + i)).join();
        }
    }

    @Test
    void whatAnotherNodeReadsIsNotDisabledAndHoldsItsEventsBack() throws Exception {
        try (EventLog onlyReceiving = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            await().untilAsserted(() -> {
                assertThat(status(onlyReceiving, "shared").state()).isEqualTo("running");
                assertThat(status(onlyReceiving, "shared").reader()).contains("@");
            });
        }
    }

    @Test
    void anOperatorActsThroughEitherNode() throws Exception {
        two.log.destinations().pause("shared");
        one.log.destinations().pause("shared");
        append(one.log, event("late"));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(delivered).isEmpty());
        assertThat(status(one.log, "shared").state()).isEqualTo("paused");

        two.log.destinations().resume("shared");
        await().untilAsserted(() -> assertThat(delivered).containsExactly("late"));
        one.log.destinations().resume("shared");
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(1));

        assertThat(one.log.destinations().rewind("shared", Instant.EPOCH)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(delivered).containsExactly("late", "late"));
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(2));
        assertThat(two.log.destinations().rewind("shared", Instant.EPOCH)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(delivered).containsExactly("late", "late", "late"));
    }

    @Test
    void whatEitherNodeErasesTheReaderDoesNotDeliverAlsoInTheMiddleOfAPage() throws Exception {
        one.log.destinations().pause("shared");
        for (int i = 0; i < 100; i++) {
            append(one.log, event("event-" + i));
        }
        one.slow = two.slow = true;
        two.log.destinations().resume("shared");
        await().until(() -> !delivered.isEmpty());
        Node other = one.delivered.isEmpty() ? one : two;

        assertThat(other.log.vehicleEvents().erase("vehicle-1")).isEqualTo(100);
        append(other.log, event("later"));

        await().untilAsserted(() -> assertThat(delivered).contains("later").hasSizeLessThan(50));
        await().untilAsserted(() -> assertThat(status(one.log, "shared"))
                .returns(0L, DestinationStatus::pending)
                .returns((long) delivered.size(), DestinationStatus::delivered)
                .returns(101L - delivered.size(), DestinationStatus::filtered));
    }

    /** How a row is missed: a number is given when a row is written, but it shows when its transaction commits. */
    @Test
    void withoutTheLockAReaderStepsOverARowThatCommitsLate() throws Exception {
        JdbcTemplate reader = database.sql();
        reader.execute("CREATE TABLE unlocked (seq BIGINT GENERATED ALWAYS AS IDENTITY, event_id TEXT)");
        try (Connection late = reader.getDataSource().getConnection()) {
            late.setAutoCommit(false);
            late.createStatement().execute("INSERT INTO unlocked (event_id) VALUES ('late')");
            reader.execute("INSERT INTO unlocked (event_id) VALUES ('early')");
            Long position = reader.queryForObject("SELECT max(seq) FROM unlocked", Long.class);
            late.commit();

            assertThat(reader.queryForList("SELECT event_id FROM unlocked WHERE seq > ?", String.class, position))
                    .as("the late row is never read")
                    .isEmpty();
        }
    }

    @Test
    void withTheLockNoReaderStepsOverARowThatCommitsLate() throws Exception {
        NewEvent event = event("late");
        CompletableFuture<Void> inserted = new CompletableFuture<>();
        CompletableFuture<Void> mayCommit = new CompletableFuture<>();
        try (Store third = new Store(LogFixture.properties(database), events -> {})) {
            CompletableFuture<Integer> late = third.offer(0, statements -> {
                int rows = statements.update( // by hand; without the lock another event would now get number 1
                        "INSERT INTO event (seq, event_id, event_type, received_at, body) VALUES (2, ?, ?, ?, ?)",
                        event.eventId(),
                        event.eventType(),
                        event.receivedAt().toEpochMilli(),
                        event.body());
                inserted.complete(null);
                mayCommit.join();
                return rows;
            });
            inserted.join();

            CompletableFuture<Appended> early = one.log.append(event("early"));

            await().during(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(early).isNotDone();
                assertThat(delivered).isEmpty();
            });
            mayCommit.complete(null);
            await().untilAsserted(() -> assertThat(delivered).containsExactlyInAnyOrder("late", "early"));
            assertThat(early).isCompletedWithValue(Appended.NEW);
            assertThat(late).isCompletedWithValue(1);
        }
    }
}
