package io.signalpost.eventlog;

import java.net.ConnectException;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.DestinationStatus;
import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.Protocol;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a destination may rely on, whatever database the log is kept in. */
abstract class EventLogConsumerContract {

    private static final String QUICK = "retryDelay=20&maxRetryDelay=50";

    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile Exception outage;
    private volatile Exception failure = new IllegalStateException("refused by the test");
    private LogDatabase database;
    private EventLog log;
    private CamelContext camel;

    abstract LogDatabase database();

    @BeforeEach
    void openLog() throws Exception {
        database = database();
        log = open(properties(database), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        if (camel != null) {
            camel.stop();
        }
        log.close();
    }

    @Test
    void eventsArriveInOrderWithTheFourHeadersAndNoOthers() throws Exception {
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        read("one", "startFrom=beginning", exchange -> {
            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
            record(exchange);
        });

        append(5);

        await().untilAsserted(() ->
                assertThat(delivered).containsExactly("event-0", "event-1", "event-2", "event-3", "event-4"));
        assertThat(headers.get(0))
                .containsOnly(
                        Map.entry(EventHeaders.EVENT_ID, "event-0"),
                        Map.entry(EventHeaders.EVENT_TYPE, "VEHICLE_STATE"),
                        Map.entry(EventHeaders.VEHICLE_ID, "1bcddf9f-f4f4-5e71-9870-ce0851b7f826"),
                        Map.entry(EventHeaders.MODE, "LIVE"));
        assertLedger("one", 5, 0, 0, 0);
    }

    @Test
    void aRestartGoesOnWhereTheDestinationLeftOff() throws Exception {
        read("one", "startFrom=beginning", this::record);
        append(3);
        await().untilAsserted(() -> assertThat(status(log, "one").delivered()).isEqualTo(3));
        camel.stop();
        LogFixture.append(log, event("late"));

        read("one", "startFrom=beginning", this::record);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-1", "event-2", "late"));
    }

    @Test
    void batchesHandOverListsOfAtMostTheGivenSize() throws Exception {
        append(25);

        read("batch", "startFrom=beginning&batchSize=10", this::record);

        await().untilAsserted(() -> assertThat(delivered).hasSize(25).doesNotHaveDuplicates());
        assertThat(batches).containsExactly(10, 10, 5);
        assertLedger("batch", 25, 0, 0, 0);
    }

    @Test
    void aBatchTimeoutWaitsForTheBatchToFill() throws Exception {
        read("batch", "startFrom=beginning&batchSize=4&batchTimeout=60s", this::record);

        append(4);

        await().untilAsserted(() -> assertThat(batches).containsExactly(4));
    }

    @Test
    void aPartialBatchIsHandedOverWhenTheTimeoutIsOver() throws Exception {
        read("batch", "startFrom=beginning&batchSize=4&batchTimeout=50", this::record);

        append(1);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0"));
    }

    @Test
    void whatTheFilterHoldsBackIsCountedAndDoesNotBreakUpBatches() throws Exception {
        for (int i = 0; i < 12; i++) {
            LogFixture.append(
                    log,
                    new NewEvent(
                            "e" + i,
                            i % 2 == 0 ? "VEHICLE_STATE" : "VEHICLE_ERROR",
                            null,
                            null,
                            Instant.now(),
                            "t",
                            event("x").body()));
        }

        read("states", "startFrom=beginning&batchSize=3&eventTypes=VEHICLE_STATE", this::record);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("e0", "e2", "e4", "e6", "e8", "e10"));
        assertThat(batches).containsExactly(3, 3);
        assertLedger("states", 6, 6, 0, 0);
    }

    @Test
    void testEventsReachADestinationOnlyWhenAskedFor() throws Exception {
        LogFixture.append(
                log,
                new NewEvent(
                        "test",
                        "VEHICLE_STATE",
                        null,
                        "TEST",
                        Instant.now(),
                        "t",
                        Examples.body("vehicle-state-test-mode.json")));

        read("live", "startFrom=beginning", exchange -> {
            throw new AssertionError("a TEST event was delivered");
        });

        await().untilAsserted(() -> assertLedger("live", 0, 1, 0, 0));
    }

    @Test
    void anEventThatFailsIsTriedAgainWhileOthersGoOn() throws Exception {
        failing.add("event-1");
        read("one", "startFrom=beginning&maxAttempts=100&" + QUICK, this::record);

        append(3);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-2"));
        await().untilAsserted(() -> assertLedger("one", 2, 0, 1, 0));
        failing.clear();
        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-2", "event-1"));
        await().untilAsserted(() -> assertLedger("one", 3, 0, 0, 0));
    }

    @Test
    void anEventThatFailedWhileTheClockWasAheadDoesNotWaitForThatTimeToCome() throws Exception {
        // Given
        log.close();
        var clock = new LogFixture.SetClock(Instant.now().plus(Duration.ofDays(365)));
        log = open(properties(database), clock);
        failing.add("event-0");
        read("one", "startFrom=beginning&" + QUICK, this::record);
        append(1);
        await().untilAsserted(() -> assertLedger("one", 0, 0, 1, 0));

        // When
        failing.clear();
        clock.set(Instant.now());

        // Then
        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0"));
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 0));
    }

    @Test
    void anEventThatKeepsFailingBecomesADeadLetterThatCanBeRetriedOrDiscarded() throws Exception {
        failing.addAll(List.of("event-0", "event-1"));
        read("one", "startFrom=beginning&maxAttempts=3&" + QUICK, this::record);
        append(3);
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 2));

        failing.remove("event-0");
        assertThat(log.destinations().retryDead("one")).isEqualTo(2);
        await().untilAsserted(() -> assertLedger("one", 2, 0, 0, 1));

        assertThat(log.destinations().discardDead("one")).isEqualTo(1);
        assertThat(status(log, "one").discarded()).isEqualTo(1);
        assertThat(status(log, "one").passed()).isEqualTo(3);
    }

    @Test
    void aFailureThatNoRetryCuresIsADeadLetterAtOnce() throws Exception {
        failing.add("event-0");
        failure = new UndeliverableException("never");
        read("one", "startFrom=beginning&" + QUICK, this::record);

        append(1);

        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
    }

    @Test
    void aFailureThatQuotesANulHoldsUpNoProgress() throws Exception {
        failing.add("event-0");
        failure = new UndeliverableException("not a number: \"\0\"");
        read("one", "startFrom=beginning", this::record);

        append(2);

        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 1));
        assertThat(database.sql().queryForObject("SELECT error FROM delivery", String.class))
                .isEqualTo("not a number: \"\uFFFD\"");
    }

    @Test
    void retriesSurviveARestart() throws Exception {
        failing.add("event-0");
        read("one", "startFrom=beginning&maxAttempts=1000&" + QUICK, this::record);
        append(1);
        await().untilAsserted(() -> assertLedger("one", 0, 0, 1, 0));
        camel.stop();
        failing.clear();

        read("one", "startFrom=beginning&" + QUICK, this::record);

        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 0));
    }

    @Test
    void aDestinationThatCannotBeReachedIsDownFillsNoTableAndCatchesUpInOrder() throws Exception {
        outage = new ConnectException("refused");
        read("one", "startFrom=beginning&maxAttempts=2&retryDelay=100&maxRetryDelay=200", this::record);

        append(50);

        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));
        await().during(Duration.ofMillis(300)).untilAsserted(() -> {
            assertThat(status(log, "one").pending()).isEqualTo(50);
            assertLedger("one", 0, 0, 0, 0);
        });
        outage = null;
        await().untilAsserted(() -> assertLedger("one", 50, 0, 0, 0));
        assertThat(delivered).containsExactlyElementsOf(ids(50));
        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("running"));
    }

    @Test
    void oneEventThatCutsTheConnectionDoesNotHoldTheOthersUpForEver() throws Exception {
        failing.add("event-2");
        failure = new ConnectException("cut by this very event");
        append(10);

        read("batch", "startFrom=beginning&batchSize=4&" + QUICK, this::record);

        await().untilAsserted(() -> assertThat(delivered).hasSize(9).doesNotContain("event-2"));
        failing.clear();
        await().untilAsserted(() -> assertLedger("batch", 10, 0, 0, 0));
    }

    @Test
    void aRouteThatIsStoppedAndStartedGoesOn() throws Exception {
        read("one", "startFrom=beginning", this::record);
        append(2);
        await().untilAsserted(() -> assertThat(status(log, "one").delivered()).isEqualTo(2));

        camel.getRouteController().stopRoute("one");
        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("disabled"));
        LogFixture.append(log, event("late"));
        camel.getRouteController().startRoute("one");

        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-1", "late"));
    }

    @Test
    void aStepThatLeavesTheInterruptFlagSetDoesNotEndTheDestination() throws Exception {
        read("one", "startFrom=beginning", exchange -> {
            record(exchange);
            Thread.currentThread().interrupt();
        });

        append(3);
        await().untilAsserted(() -> assertLedger("one", 3, 0, 0, 0));
        LogFixture.append(log, event("late"));

        await().untilAsserted(() -> assertLedger("one", 4, 0, 0, 0));
    }

    @Test
    void deliveriesGoOnWhileProgressCannotBeWrittenAndTheLedgerAddsUpAfterwards() throws Exception {
        failing.add("event-1");
        read("one", "startFrom=beginning&maxAttempts=1", this::record);
        append(3);
        await().untilAsserted(() -> assertLedger("one", 2, 0, 0, 1));

        sql(database.refuseUpdates());
        LogFixture.append(log, event("event-3"));
        LogFixture.append(log, event("event-4"));
        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-2", "event-3", "event-4"));
        // until the reader has nothing left to do but to wait
        await().during(Duration.ofSeconds(2)).untilAsserted(() -> assertLedger("one", 2, 0, 0, 1));
        sql(database.allowUpdates());

        await().untilAsserted(() -> assertLedger("one", 4, 0, 0, 1));
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Test
    void theLedgerAddsUpWhenALockOutlastsTheAppendTimeout() throws Exception {
        log.close();
        EventLogProperties impatient = new EventLogProperties(
                database.url(),
                Duration.ofDays(7),
                DataSize.ofGigabytes(1),
                Duration.ofSeconds(2),
                1_000,
                Duration.ofMinutes(1),
                null,
                null);
        log = LogFixture.open(impatient, Clock.systemUTC());
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
        assertLedger("one", status.delivered(), 0, status.retrying(), 0);
        assertThat(status.passed()).isBetween(100L, 101L); // "too late" may or may not be in the log
    }

    @Test
    void theLedgerAddsUpAcrossEventsThatHaveBeenPruned() throws Exception {
        for (int i = 0; i < 6; i++) {
            LogFixture.append(log, event("event-" + i));
        }
        sql("DELETE FROM event WHERE seq IN (2, 3, 5)");

        read("late", "startFrom=beginning", this::record);

        await().untilAsserted(() -> assertLedger("late", 3, 0, 0, 0));
        assertThat(log.destinations().rewind("late", Instant.EPOCH)).isEqualTo(3);
    }

    @Test
    void aDestinationThatRefusesDifferentEventsInARowIsDownAndKeepsOnProbing() throws Exception {
        outage = new IllegalStateException("500");
        read("one", "startFrom=beginning&maxAttempts=100&retryDelay=200&maxRetryDelay=200", this::record);

        append(50);

        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));
        assertThat(status(log, "one").retrying()).as("not one row per event").isLessThan(10);
        outage = null;
        await().untilAsserted(() -> assertLedger("one", 50, 0, 0, 0));
    }

    @Test
    void oneBadEventInABatchFailsAlone() throws Exception {
        failing.add("event-3");
        append(10);

        read("batch", "startFrom=beginning&batchSize=10&maxAttempts=1", this::record);

        await().untilAsserted(() -> assertLedger("batch", 9, 0, 0, 1));
        assertThat(delivered).hasSize(9).doesNotContain("event-3");
    }

    @Test
    void aBatchThatIsRefusedIsHalvedUntilTheBadEventIsAlone() throws Exception {
        failing.add("event-21");
        append(32);

        read("batch", "startFrom=beginning&batchSize=32&maxAttempts=1", this::record);

        await().untilAsserted(() -> assertLedger("batch", 31, 0, 0, 1));
        assertThat(batches).containsExactly(16, 4, 1, 2, 8);
        assertThat(delivered)
                .containsExactlyElementsOf(
                        ids(32).stream().filter(id -> !id.equals("event-21")).toList());
    }

    @Test
    void eventsOfABatchThatTheDestinationCouldNotTakeNowLoseNoAttemptAndItIsDown() throws Exception {
        append(4);

        read("batch", "startFrom=beginning&batchSize=4&maxAttempts=1&retryDelay=1000", exchange -> {
            record(exchange);
            if (batches.size() == 1) {
                throw new PartialDeliveryException(Map.of("event-2", new DestinationUnavailableException("busy")));
            }
        });

        await().untilAsserted(() -> assertThat(status(log, "batch").state()).isEqualTo("down"));
        assertLedger("batch", 3, 0, 1, 0);
        await().untilAsserted(() -> assertLedger("batch", 4, 0, 0, 0));
        await().untilAsserted(() -> assertThat(status(log, "batch").state()).isEqualTo("running"));
    }

    @Test
    void aDestinationWithNothingLeftToProbeItWithIsNotDown() throws Exception {
        outage = new IllegalStateException("500");
        append(3);

        read("one", "startFrom=beginning&maxAttempts=2&retryDelay=300&maxRetryDelay=300", this::record);

        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));
        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 3));
        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("running"));
    }

    @Test
    void anEventThatWaitsForPeopleIsTriedForThirtyTimesAsLong() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        append(1);

        read("one", "startFrom=beginning&maxAttempts=1&retryDelay=1&maxRetryDelay=1", exchange -> {
            attempts.incrementAndGet();
            throw new AnswerException(Protocol.HTTP, "404", "HTTP 404");
        });

        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
        assertThat(attempts).hasValue(30);
    }

    @Test
    void theOperatorDecidesWhatACodeMeans() throws Exception {
        failure = new AnswerException(Protocol.HTTP, "404", "HTTP 404");
        failing.add("event-0");
        append(1);

        read("one", "startFrom=beginning&failures=404:dead", this::record);

        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
    }

    @Test
    void aRouteMayReportWhichEventsOfABatchFailed() throws Exception {
        append(4);

        read("batch", "startFrom=beginning&batchSize=10&maxAttempts=5&retryDelay=60000", exchange -> {
            record(exchange);
            throw new PartialDeliveryException(Map.of(
                    "event-1", new IllegalStateException("later"), "event-2", new UndeliverableException("never")));
        });

        await().untilAsserted(() -> assertLedger("batch", 2, 0, 1, 1));
        assertThat(batches).containsExactly(4);
    }

    @Test
    void aPausedDestinationReadsNothingUntilItIsResumedAlsoAcrossARestart() throws Exception {
        read("one", "startFrom=beginning", this::record);
        log.destinations().pause("one");
        camel.stop();
        read("one", "startFrom=beginning", this::record);

        append(3);

        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(delivered).isEmpty());
        assertThat(status(log, "one").state()).isEqualTo("paused");
        assertThat(status(log, "one").pending()).isEqualTo(3);
        log.destinations().resume("one");
        await().untilAsserted(() -> assertThat(delivered).hasSize(3));
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

    @Test
    void eachDestinationReadsAtItsOwnPace() throws Exception {
        outage = new ConnectException("refused");
        List<String> other = new CopyOnWriteArrayList<>();
        camel = context();
        camel.addRoutes(route("down", "startFrom=beginning&" + QUICK, this::record));
        camel.addRoutes(route(
                "up",
                "startFrom=beginning",
                exchange -> other.add(
                        exchange.getMessage().getBody(VehicleEvent.class).id())));
        camel.start();

        append(20);

        await().untilAsserted(() -> assertThat(other).hasSize(20));
        assertThat(delivered).isEmpty();
    }

    private void append(int count) throws Exception {
        for (String id : ids(count)) {
            LogFixture.append(log, event(id));
        }
    }

    private void sql(String statement) {
        database.sql().execute(statement);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "event-" + i).toList();
    }

    private void read(String name, String options, Processor processor) throws Exception {
        camel = context();
        camel.addRoutes(route(name, options, processor));
        camel.start();
    }

    private CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("eventLog", log);
        return context;
    }

    private static RouteBuilder route(String name, String options, Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("event-log:" + name + "?" + options).routeId(name).process(processor);
            }
        };
    }

    /** The destination of these tests: keeps what it is given, fails when told to. */
    private void record(Exchange exchange) throws Exception {
        Object body = exchange.getMessage().getBody();
        List<?> events = body instanceof List<?> list ? list : List.of(body);
        if (outage != null) {
            throw outage;
        }
        List<String> ids = new ArrayList<>();
        for (Object event : events) {
            ids.add(((VehicleEvent) event).id());
        }
        if (ids.stream().anyMatch(failing::contains)) {
            throw failure;
        }
        batches.add(ids.size());
        delivered.addAll(ids);
    }

    private void assertLedger(String name, long delivered, long filtered, long retrying, long dead) {
        DestinationStatus status = status(log, name);
        assertThat(status.delivered()).as("delivered").isEqualTo(delivered);
        assertThat(status.filtered()).as("filtered").isEqualTo(filtered);
        assertThat(status.retrying()).as("retrying").isEqualTo(retrying);
        assertThat(status.dead()).as("dead").isEqualTo(dead);
        assertThat(status.passed())
                .as("passed")
                .isEqualTo(delivered + filtered + retrying + dead + status.discarded() + status.pruned());
    }
}
