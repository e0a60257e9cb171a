package io.signalpost.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.store.NewEvent;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many deliveries at once, and in which order. */
abstract class ConcurrentConsumersContract extends RecordingConsumer {

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger overlaps = new AtomicInteger();
    private volatile boolean down;

    /** Appends rounds of events: {@code a-0, b-0, a-1, b-1} for the vehicles a and b. */
    private void append(int rounds, String... vehicles) throws Exception {
        for (int i = 0; i < rounds; i++) {
            for (String vehicle : vehicles) {
                append(vehicle, vehicle + "-" + i);
            }
        }
    }

    private void append(String vehicle, String id) throws Exception {
        LogFixture.append(
                log,
                new NewEvent(
                        id,
                        "VEHICLE_STATE",
                        vehicle,
                        "LIVE",
                        Instant.now(),
                        "t",
                        event("x").body()));
    }

    private static String vehicle(String id) {
        return id.substring(0, id.indexOf('-'));
    }

    private Map<String, List<String>> deliveredByVehicle() {
        return delivered.stream().collect(Collectors.groupingBy(ConcurrentConsumersContract::vehicle));
    }

    private static List<String> ids(String vehicle, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(vehicle + "-" + i);
        }
        return ids;
    }

    /** Keeps what it is given, and counts when two of a vehicle meet. */
    private void watch(Exchange exchange) throws Exception {
        String vehicle =
                vehicle(exchange.getMessage().getBody(VehicleEvent.class).id());
        if (!underWay.add(vehicle)) {
            overlaps.incrementAndGet();
        }
        try {
            record(exchange);
        } finally {
            underWay.remove(vehicle);
        }
    }

    @Test
    void asManyAreUnderWayAsThereAreConsumersOfDifferentVehiclesInOrder() throws Exception {
        CyclicBarrier four = new CyclicBarrier(4);
        append(5, "a", "b", "c", "d");

        read("many", "startFrom=beginning&concurrentConsumers=4", exchange -> {
            four.await(10, TimeUnit.SECONDS); // fails unless four are there at once
            watch(exchange);
        });

        await().untilAsserted(() -> assertLedger("many", 20, 0, 0, 0));
        assertThat(overlaps).hasValue(0);
        assertThat(deliveredByVehicle())
                .allSatisfy((vehicle, ids) -> assertThat(ids).containsExactlyElementsOf(ids(vehicle, 5)));
    }

    @Test
    void withoutAnOrderEventsOfAVehicleAreUnderWayTogether() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        append(6, "a");

        read("any", "startFrom=beginning&concurrentConsumers=3&order=none", exchange -> {
            three.await(10, TimeUnit.SECONDS);
            record(exchange);
        });

        await().untilAsserted(() -> assertLedger("any", 6, 0, 0, 0));
    }

    @Test
    void batchesKeepTheOrderOfAVehicleToo() throws Exception {
        append(50, "a", "b", "c");

        read("batches", "startFrom=beginning&concurrentConsumers=4&batchSize=7", this::record);

        await().untilAsserted(() -> assertLedger("batches", 150, 0, 0, 0));
        assertThat(deliveredByVehicle())
                .allSatisfy((vehicle, ids) -> assertThat(ids).containsExactlyElementsOf(ids(vehicle, 50)));
    }

    @Test
    void theOrderOfAVehicleOutlastsAnOutage() throws Exception {
        outage = new DestinationUnavailableException("maintenance");
        // after ten probes it might be the event's own fault, and others would go first
        read("one", "startFrom=beginning&concurrentConsumers=4&retryDelay=100&maxRetryDelay=1000", this::watch);
        append(10, "a", "b", "c");
        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));

        outage = null;

        await().untilAsserted(() -> assertLedger("one", 30, 0, 0, 0));
        assertThat(overlaps).hasValue(0);
        assertThat(deliveredByVehicle())
                .allSatisfy((vehicle, ids) -> assertThat(ids).containsExactlyElementsOf(ids(vehicle, 10)));
    }

    @Test
    void oneRefusalAmongManySuccessesIsNoOutageAndCostsNoAttempt() throws Exception {
        CountDownLatch begun = new CountDownLatch(4);
        CountDownLatch refused = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        append(20, "a", "b", "c", "d");

        read("one", "startFrom=beginning&concurrentConsumers=4&maxAttempts=1&" + QUICK, exchange -> {
            int call = calls.incrementAndGet();
            begun.countDown();
            begun.await();
            if (call == 1) { // and the three others are under way for a while yet
                CompletableFuture.delayedExecutor(1, SECONDS).execute(refused::countDown);
                throw new DestinationUnavailableException("too many requests");
            }
            refused.await();
            down |= status(log, "one").state().equals("down");
            watch(exchange);
        });

        await().untilAsserted(() -> assertLedger("one", 80, 0, 0, 0));
        assertThat(down).isFalse();
        assertThat(deliveredByVehicle())
                .allSatisfy((vehicle, ids) -> assertThat(ids).containsExactlyElementsOf(ids(vehicle, 20)));
    }

    @Test
    void whatIsDoneBehindAnEventThatHangsIsNotDoneAgainAfterARestart() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        append("slow", "slow-0");
        append(20, "a", "b", "c", "d", "e");
        read("one", "startFrom=beginning&concurrentConsumers=2", exchange -> {
            if (exchange.getMessage().getBody(VehicleEvent.class).id().equals("slow-0")) {
                hangs.await();
            }
            record(exchange);
        });
        await().untilAsserted(() -> assertLedger("one", 100, 0, 0, 0));
        assertThat(status(log, "one").position()).as("all up to it have passed").isZero();
        assertThat(status(log, "one").pending()).isEqualTo(1);
        camel.getShutdownStrategy().setTimeout(1);
        camel.stop(); // interrupts what hangs

        read("one", "startFrom=beginning&concurrentConsumers=2", this::record);

        await().untilAsserted(() -> assertLedger("one", 101, 0, 0, 0));
        assertThat(delivered).hasSize(101).doesNotHaveDuplicates();
        await().untilAsserted(() -> assertThat(status(log, "one").position()).isEqualTo(101));
    }

    @Test
    void behindAnEventThatFailsThoseOfItsVehicleAreHeldAndFollowInOrder() throws Exception {
        failing.add("a-1");
        read(
                "strict",
                "startFrom=beginning&concurrentConsumers=2&order=vehicle-strict&maxAttempts=1000&" + QUICK,
                this::watch);

        append(4, "a", "b");

        await().untilAsserted(() -> assertThat(deliveredByVehicle().get("b")).isEqualTo(ids("b", 4)));
        await().untilAsserted(() -> {
            assertThat(status(log, "strict").retrying()).isEqualTo(1);
            assertThat(status(log, "strict").held()).isEqualTo(2);
            assertLedger("strict", 5, 0, 1, 0);
        });
        assertThat(deliveredByVehicle().get("a")).containsExactly("a-0");
        failing.clear();

        await().untilAsserted(() -> assertLedger("strict", 8, 0, 0, 0));
        assertThat(status(log, "strict").held()).isZero();
        assertThat(deliveredByVehicle().get("a")).isEqualTo(ids("a", 4));
        append("a", "a-4");
        await().untilAsserted(() -> assertThat(deliveredByVehicle().get("a")).isEqualTo(ids("a", 5)));
    }

    @Test
    void whatIsHeldOutlastsARestartAndFollowsADeadLetter() throws Exception {
        failing.add("a-0");
        read("strict", "startFrom=beginning&order=vehicle-strict&maxAttempts=1000&retryDelay=60000", this::record);
        append(3, "a");
        await().untilAsserted(() -> assertThat(status(log, "strict").held()).isEqualTo(2));
        camel.stop();
        database.sql().update("UPDATE delivery SET next_attempt_at = 0 WHERE state = 'retrying'");

        read("strict", "startFrom=beginning&order=vehicle-strict&maxAttempts=1", this::record);

        await().untilAsserted(() -> assertLedger("strict", 2, 0, 0, 1));
        assertThat(delivered).containsExactly("a-1", "a-2");
        assertThat(status(log, "strict").held()).isZero();
    }

    @Test
    void retriesGetTheirShareOfTheTimeBesideABacklog() throws Exception {
        failing.addAll(ids("a", 20));
        failure = new UndeliverableException("never");
        read("one", "startFrom=beginning&order=none", this::record);
        append(20, "a");
        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 20));
        log.destinations().pause("one");
        append(2_000, "b");
        failing.clear();
        log.destinations().retryDead("one");

        log.destinations().resume("one");

        await().untilAsserted(() -> assertThat(delivered).containsAll(ids("a", 20)));
        assertThat(delivered.indexOf("a-19"))
                .as("events before the last of the retried ones")
                .isLessThan(1_500);
    }

    @Test
    void deadLettersOfAThousandAndMoreAreRetriedAndDiscardedInPieces() throws Exception {
        int many = 1_203;
        read("one", "startFrom=beginning&order=none&maxAttempts=1&concurrentConsumers=2", exchange -> {
            throw new UndeliverableException("never");
        });
        for (int i = 0; i < many; i++) {
            log.append(event("event-" + i));
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertLedger("one", 0, 0, 0, many));

        assertThat(log.destinations().retryDead("one")).isEqualTo(many);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertLedger("one", 0, 0, 0, many));

        assertThat(log.destinations().discardDead("one")).isEqualTo(many);
        assertThat(status(log, "one").discarded()).isEqualTo(many);
        assertLedger("one", 0, 0, 0, 0);
    }

    @Test
    void whatIsWrittenOfProgressIsAFewTransactionsHoweverManyEventsThereAre() throws Exception {
        read("one", "startFrom=beginning&order=none", this::record);
        LogFixture.append(log, event("first"));
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 0));
        long commits = log.commits();
        Instant began = Instant.now();

        for (int i = 0; i < 300; i++) {
            LogFixture.append(log, event("event-" + i));
        }

        await().untilAsserted(() -> assertLedger("one", 301, 0, 0, 0));
        long fifths = Duration.between(began, Instant.now()).toMillis() / 200;
        assertThat(log.commits() - commits - 300)
                .as("transactions beside the appends")
                .isLessThanOrEqualTo(2 * fifths + 10);
    }
}
