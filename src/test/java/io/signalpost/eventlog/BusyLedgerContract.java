package io.signalpost.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.store.NewEvent;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The ledger of a destination with events of all kinds, read again and again while they come and operators act. */
abstract class BusyLedgerContract extends RecordingConsumer {

    private static final String NAME = "busy";
    private static final int ROUND = 40;
    private static final int VEHICLES = 20;
    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final List<DestinationStatus> readings = new CopyOnWriteArrayList<>();
    private volatile boolean cured;
    private int appended;
    /** Of how many events the ledger does not speak; below zero when it speaks of some a second time. */
    private long unmentioned;

    @Test
    void theLedgerAddsUpAtEveryMoment() throws Exception {
        // Given
        read(
                NAME,
                "startFrom=beginning&eventTypes=VEHICLE_STATE&order=vehicle-strict&concurrentConsumers=4&maxAttempts=3&"
                        + QUICK,
                this::deliver);
        appendRounds(8);

        // When
        long again = readDuring(() -> log.destinations().rewind(NAME, START.plusSeconds(4 * ROUND)));
        unmentioned = database.sql().queryForObject("SELECT base FROM destination", Long.class);
        appendRounds(4);
        cured = true;
        int retried = readDuring(() -> log.destinations().retryDead(NAME));
        appendRounds(2);
        cured = false;
        appendRounds(4);
        readUntil(BusyLedgerContract::isAllDone);
        int discarded = readDuring(() -> log.destinations().discardDead(NAME));
        appendRounds(1);
        readUntil(BusyLedgerContract::isAllDone);

        // Then
        assertThat(again).isPositive();
        assertThat(retried).isPositive();
        assertThat(readings)
                .anyMatch(status -> status.retrying() > 0)
                .anyMatch(status -> status.held() > 0)
                .anyMatch(status -> status.dead() > 0)
                .anyMatch(status -> status.filtered() > 0)
                .last()
                .matches(status -> status.discarded() == discarded && discarded > 0);
    }

    private static boolean isAllDone(DestinationStatus status) {
        return status.pending() + status.retrying() + status.held() == 0;
    }

    /** In each the destination comes further. */
    private void appendRounds(int rounds) {
        for (int i = 0; i < rounds; i++) {
            long passed = readExactly().passed();
            int before = appended;
            CompletableFuture<Void> all = CompletableFuture.allOf(
                    Stream.generate(() -> log.append(next())).limit(ROUND).toArray(CompletableFuture[]::new));
            while (!all.isDone()) {
                assertThat(mentioned(readAnyway())).isBetween((long) before, (long) appended);
            }
            readUntil(status -> status.passed() > passed);
        }
    }

    /** Every seventh event is filtered. */
    private NewEvent next() {
        int number = appended++;
        return new NewEvent(
                "event-" + number,
                number % 7 == 6 ? "VEHICLE_ERROR" : "VEHICLE_STATE",
                "vehicle-" + number % VEHICLES,
                "LIVE",
                START.plusSeconds(number),
                "t",
                event("x").body());
    }

    /** Some fail twice before they are taken, some are not taken before they are cured. */
    private void deliver(Exchange exchange) {
        String id = exchange.getMessage().getBody(VehicleEvent.class).id();
        int number = Integer.parseInt(id.substring("event-".length()));
        int attempt = attempts.merge(id, 1, Integer::sum);
        if (number % 11 == 3 && attempt % 3 > 0 || number % 31 == 5 && !cured) {
            throw new IllegalStateException("refused by the test");
        }
    }

    private void readUntil(Predicate<DestinationStatus> reached) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(1))
                .until(() -> reached.test(readExactly()));
    }

    private <T> T readDuring(Supplier<T> action) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(action);
        while (!result.isDone()) {
            readAnyway();
        }
        return result.join();
    }

    /** While nothing is being appended or rewound. */
    private DestinationStatus readExactly() {
        DestinationStatus status = readAnyway();
        assertThat(mentioned(status)).as(status.toString()).isEqualTo(appended);
        return status;
    }

    private long mentioned(DestinationStatus status) {
        return status.passed() + status.pending() + unmentioned;
    }

    private DestinationStatus readAnyway() {
        DestinationStatus status = status(log, NAME);
        assertThat(status.passed() + status.replayed())
                .as(status.toString())
                .isEqualTo(status.delivered()
                        + status.filtered()
                        + status.retrying()
                        + status.held()
                        + status.dead()
                        + status.discarded()
                        + status.pruned());
        assertThat(status.pending()).as(status.toString()).isBetween(0L, (long) appended);
        readings.add(status);
        return status;
    }
}
