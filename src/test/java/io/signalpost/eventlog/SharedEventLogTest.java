package io.signalpost.eventlog;

import java.net.ConnectException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.DestinationStatus;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.eventlog.store.Store;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.lang3.function.FailableConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes on one PostgreSQL database. */
class SharedEventLogTest {

    private LogDatabase database;
    private Node one;
    private Node two;

    @BeforeEach
    void startNodes() throws Exception {
        database = LogDatabase.postgresql();
        one = new Node(database);
        two = new Node(database);
    }

    @AfterEach
    void stopNodes() throws Exception {
        one.close();
        two.close();
    }

    @Test
    void bothNodesAppendAndOneOfThemReadsTheDestination() throws Exception {
        List<CompletableFuture<Appended>> appends = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 200; i++) {
            appends.add(one.log.append(event("one-" + i)));
            appends.add(two.log.append(event("two-" + i)));
            appends.add(two.log.append(event("one-" + i)));
        }

        await().untilAsserted(() -> assertThat(delivered()).hasSize(400).doesNotHaveDuplicates());
        assertThat(appends).allSatisfy(append -> assertThat(append).isCompleted());
        assertThat(appends.stream().filter(append -> append.join() == Appended.DUPLICATE))
                .hasSize(200);
        assertThat(one.delivered.isEmpty() || two.delivered.isEmpty()).isTrue();
        await().untilAsserted(() -> {
            assertThat(status(one.log, "shared").delivered()).isEqualTo(400);
            assertThat(status(one.log, "shared")).isEqualTo(status(two.log, "shared"));
        });
    }

    @Test
    void aDestinationPassesToTheOtherNodeWhenItsReaderGoes() throws Exception {
        append(one.log, event("first"));
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("first"));
        Node reader = one.delivered.isEmpty() ? two : one;
        Node other = reader == one ? two : one;

        reader.close();
        append(other.log, event("second"));

        await().untilAsserted(() -> assertThat(other.delivered).containsExactly("second"));
        assertThat(status(other.log, "shared").state()).isEqualTo("running");
    }

    @Test
    void aReaderThatLosesItsConnectionReadsOnlyOnceItHasTheDestinationAgain() throws Exception {
        append(one.log, event("first"));
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("first"));

        terminateConnections();
        await().ignoreExceptions().until(() -> append(one.log, event("second")) != null);

        await().untilAsserted(() -> assertThat(delivered()).containsExactly("first", "second"));
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(2));
    }

    @Test
    void aReaderThatLosesItsClaimInTheMiddleOfAPageStopsThere() throws Exception {
        one.log.destinations().pause("shared");
        for (int i = 0; i < 100; i++) {
            append(one.log, event("event-" + i));
        }
        one.slow = two.slow = true;
        one.log.destinations().resume("shared");
        await().until(() -> !delivered().isEmpty());

        terminateConnections();

        await().untilAsserted(() -> assertThat(delivered()).hasSizeGreaterThan(20));
        one.slow = two.slow = false;
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(100));
        assertThat(delivered().size()).as("deliveries, repeated ones included").isLessThan(150);
    }

    @Test
    void aReaderThatStoodStillDuringTheTakeOverDoesNotCallTheDestinationDown() throws Exception {
        CountDownLatch thawed = new CountDownLatch(1);
        append(one.log, event("first"));
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("first"));
        Node frozen = one.delivered.isEmpty() ? two : one;
        Node other = frozen == one ? two : one;
        frozen.delivery = id -> {
            thawed.await();
            throw new ConnectException("the target has long forgotten this connection");
        };
        append(one.log, event("second"));
        await().until(() -> frozen.delivering);

        terminateConnections(); // of which those of a node that stands still are not opened again
        await().untilAsserted(() -> assertThat(other.delivered).contains("second"));
        thawed.countDown();

        await().during(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(status(other.log, "shared").state()).isEqualTo("running"));
    }

    @Test
    void whatIsWronglyEnteredOfAReaderItPutsRightItself() throws Exception {
        append(one.log, event("first"));
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("first"));
        String reader = status(one.log, "shared").reader();

        database.sql().update("UPDATE destination SET down = 1, reader = '1@elsewhere'");

        await().untilAsserted(() -> {
            assertThat(status(two.log, "shared").state()).isEqualTo("running");
            assertThat(status(two.log, "shared").reader()).isEqualTo(reader);
        });
    }

    @Test
    void anOperatorActsThroughEitherNode() throws Exception {
        two.log.destinations().pause("shared");
        one.log.destinations().pause("shared");
        append(one.log, event("late"));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(delivered()).isEmpty());
        assertThat(status(one.log, "shared").state()).isEqualTo("paused");

        two.log.destinations().resume("shared");
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("late"));
        one.log.destinations().resume("shared");
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(1));

        assertThat(one.log.destinations().rewind("shared", Instant.EPOCH)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("late", "late"));
        assertThat(two.log.destinations().rewind("shared", Instant.EPOCH)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(delivered()).containsExactly("late", "late", "late"));
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
    void whatEitherNodeErasesTheReaderDoesNotDeliverAlsoInTheMiddleOfAPage() throws Exception {
        one.log.destinations().pause("shared");
        for (int i = 0; i < 100; i++) {
            append(one.log, event("event-" + i));
        }
        one.slow = two.slow = true;
        two.log.destinations().resume("shared");
        await().until(() -> !delivered().isEmpty());
        Node other = one.delivered.isEmpty() ? one : two;

        assertThat(other.log.vehicleEvents().erase("vehicle-1")).isEqualTo(100);
        append(other.log, event("later"));

        await().untilAsserted(() -> assertThat(delivered()).contains("later").hasSizeLessThan(50));
        await().untilAsserted(() -> assertThat(status(one.log, "shared"))
                .returns(0L, DestinationStatus::pending)
                .returns((long) delivered().size(), DestinationStatus::delivered)
                .returns(101L - delivered().size(), DestinationStatus::filtered));
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
                assertThat(delivered()).isEmpty();
            });
            mayCommit.complete(null);
            await().untilAsserted(() -> assertThat(delivered()).containsExactly("late", "early"));
            assertThat(early).isCompletedWithValue(Appended.NEW);
            assertThat(late).isCompletedWithValue(1);
        }
    }

    private void terminateConnections() {
        database.sql()
                .queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'signalpost' AND pid <> pg_backend_pid()");
    }

    private List<String> delivered() {
        return Stream.concat(one.delivered.stream(), two.delivered.stream()).toList();
    }

    /** A log with one destination, which keeps the ids it is given. */
    private static final class Node {

        private final List<String> delivered = new CopyOnWriteArrayList<>();
        private final EventLog log;
        private final CamelContext camel = new DefaultCamelContext();
        private volatile boolean slow;
        private volatile boolean delivering;
        private volatile FailableConsumer<String, Exception> delivery = id -> delivering = false;

        Node(LogDatabase database) throws Exception {
            log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC());
            camel.getRegistry().bind("eventLog", log);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("event-log:shared?startFrom=beginning")
                            .delay()
                            .exchange(exchange -> slow ? 50L : 0L)
                            .process(exchange -> {
                                delivering = true;
                                String id = exchange.getMessage()
                                        .getBody(VehicleEvent.class)
                                        .id();
                                delivery.accept(id);
                                delivered.add(id);
                            });
                }
            });
            camel.start();
        }

        void close() throws Exception {
            camel.stop();
            log.close();
        }
    }
}
