package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.passed.Passed;
import io.signalpost.eventlog.passed.PassedKey;
import io.signalpost.eventlog.passed.PassedValues;
import io.signalpost.eventlog.record.EventDelivery.State;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a destination was told last, and what becomes of that when a delivery fails, is repeated, or dies. */
abstract class OnlyChangedContract extends PassingRoutes {

    private static final String KAMELET = "only-changed?signal=tractionbattery-stateofcharge&threshold=5&unit=percent";

    @Test
    void whatDiffersByTheThresholdPasses() throws Exception {
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        charge("54", 54, 1);
        charge("55", 55, 2);
        charge("51", 51, 3);
        charge("49", 49, 4);

        awaitPassed(5);

        assertThat(delivered).containsExactly("50", "55", "49");
        await().untilAsserted(() -> assertThat(state("54")).isEqualTo(State.NOTHING_SENT));
    }

    @Test
    void aFailedDeliveryMovesNothing() throws Exception {
        failing.add("60");
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        charge("60", 60, 1);
        charge("53", 53, 2);
        await().untilAsserted(() ->
                assertThat(status(log, NAME).delivered()).as("50 and 53").isEqualTo(2));
        assertThat(delivered).containsExactly("50");

        failing.clear();
        await().until(() -> delivered.contains("60"));
        charge("54", 54, 3);

        awaitPassed(4);
        assertThat(delivered).as("54 differs from 60").containsExactly("50", "60", "54");
    }

    @Test
    void aRetryThatOthersHaveOvertakenIsNotSwallowed() throws Exception {
        failing.add("60");
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        charge("60", 60, 1);
        charge("61", 61, 2);
        await().until(() -> delivered.contains("61"));

        failing.clear();

        await().untilAsserted(() -> assertThat(delivered).containsExactly("50", "61", "60"));
    }

    /** 50 is as what was told last, but not as what is still to be told. */
    @Test
    void withStrictOrderTheLastThatIsToldIsTheLatest() throws Exception {
        failing.add("60");
        readThrough(KAMELET, "&order=vehicle-strict");
        charge("50", 50, 0);
        charge("60", 60, 1);
        charge("50 again", 50, 2);
        await().untilAsserted(() ->
                assertThat(status(log, NAME).held()).as("50 again").isEqualTo(1));

        failing.clear();

        await().untilAsserted(() -> assertThat(delivered).containsExactly("50", "60", "50 again"));
    }

    @Test
    void itIsKnownAfterAStart() throws Exception {
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        awaitPassed(1);

        restart(KAMELET, "");
        charge("52", 52, 1);
        charge("56", 56, 2);

        awaitPassed(3);
        assertThat(delivered).containsExactly("50", "56");
    }

    /** The delivery has succeeded, and the position is not on disk: the event comes again, and passes again. */
    @Test
    void killedBeforeThePositionMovesItLetsThroughAgainAndSwallowsNothing() throws Exception {
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        awaitPassed(1);
        database.sql().execute(database.refuseUpdates());
        charge("60", 60, 1);
        charge("61", 61, 2);
        await().until(() -> delivered.contains("60"));

        camel.stop();
        database.sql().execute(database.allowUpdates());
        restart(KAMELET, "");

        awaitPassed(3);
        assertThat(delivered).containsExactly("50", "60", "60");
    }

    @Test
    void aRewindBeginsAnew() throws Exception {
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        charge("60", 60, 1);
        awaitPassed(2);

        log.destinations().rewind(NAME, Instant.EPOCH);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("50", "60", "50", "60"));
    }

    @Test
    void whatIsReplayedPasses() throws Exception {
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        charge("51", 51, 1);
        awaitPassed(2);

        replay("51");

        await().untilAsserted(() -> assertThat(delivered).containsExactly("50", "51"));
    }

    /** The destination has 50 again, so what was told before the replay is a change. */
    @Test
    void whatIsReplayedIsWhatWasToldLast() throws Exception {
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        charge("60", 60, 1);
        awaitPassed(2);
        replay("50");
        await().untilAsserted(() -> assertThat(delivered).containsExactly("50", "60", "50"));

        charge("61", 61, 2);
        charge("62", 62, 3);

        awaitPassed(3 + 2);
        assertThat(delivered).containsExactly("50", "60", "50", "61");
    }

    @Test
    void aBatchKeepsWhatPasses() throws Exception {
        charge("50", 50, 0);
        charge("51", 51, 1);
        charge("57", 57, 2);
        charge("58", 58, 3);

        readThrough(KAMELET, "&batchSize=10");

        awaitPassed(4);
        assertThat(delivered).containsExactly("50", "57");
        assertThat(batches).containsExactly(2);
        await().untilAsserted(() -> assertThat(state("58")).isEqualTo(State.NOTHING_SENT));
    }

    /** 61 was held back for the sake of 60, which fails alone. */
    @Test
    void whatAFailedEventOfTheBatchHasHeldBackComesAgainWithIt() throws Exception {
        failing.add("60");
        charge("50", 50, 0);
        charge("60", 60, 1);
        charge("61", 61, 2);

        readThrough(KAMELET, "&batchSize=10", exchange -> {
            List<?> events = exchange.getMessage().getBody(List.class);
            if (events.size() > 1) {
                delivered.add("50");
                throw new PartialDeliveryException(Map.of("60", new IllegalStateException("refused")));
            }
            record(exchange);
        });

        await().untilAsserted(() -> assertThat(delivered).containsExactly("50", "61"));
        await().untilAsserted(
                        () -> assertThat(status(log, NAME).retrying()).as("60").isEqualTo(1));
    }

    /** 60 has arrived, so 62 is no change. */
    @Test
    void whatAnEarlierEventOfTheBatchHasDeliveredIsKeptWhenALaterOneFails() throws Exception {
        charge("50", 50, 0);
        charge("60", 60, 1);
        charge("70", 70, 2);
        readThrough(KAMELET, "&batchSize=10", exchange -> {
            List<String> events = ((List<?>) exchange.getMessage().getBody())
                    .stream().map(event -> ((VehicleEvent) event).id()).toList();
            if (events.contains("70")) {
                delivered.addAll(events.subList(0, events.indexOf("70")));
                throw new PartialDeliveryException(Map.of("70", new UndeliverableException("refused")));
            }
            record(exchange);
        });
        await().untilAsserted(() -> assertLedger(NAME, 2, 0, 0, 1));

        charge("62", 62, 3);
        charge("51", 51, 4);

        await().untilAsserted(() -> assertLedger(NAME, 4, 0, 0, 1));
        assertThat(delivered).containsExactly("50", "60", "51");
    }

    @Test
    void nodesThatShareTheLogGoByTheSame() throws Exception {
        log.destinations().attach(NAME, Instant.EPOCH, "").close();
        PassedKey key = new PassedKey("only-changed", "vehicle-1", "code");
        try (EventLog other = database.url().contains("sqlite") ? null : open(properties(database), log.clock())) {
            EventLog second = other == null ? log : other;
            var passed = new Passed("5", 1, 1, false);
            log.lastPassed().of(NAME).keep(0, Map.of(key, passed));

            assertThat(second.lastPassed().of(NAME).find(List.of(key)).values()).containsEntry(key, passed);
        }
    }

    /** More than are asked for by one statement. */
    @Test
    void manyAreFoundAtOnce() throws Exception {
        log.destinations().attach(NAME, Instant.EPOCH, "").close();
        Map<PassedKey, Passed> kept = IntStream.range(0, 250)
                .boxed()
                .collect(Collectors.toMap(
                        i -> new PassedKey("f" + i % 2, "vehicle-" + i % 100, "code-" + i),
                        i -> new Passed(i % 3 == 0 ? null : "" + i, i, i + 1, false)));
        log.lastPassed().of(NAME).keep(0, kept);
        List<PassedKey> asked = new ArrayList<>(kept.keySet());
        asked.add(new PassedKey("f0", "vehicle-1", "code-0"));

        assertThat(log.lastPassed().of(NAME).find(asked).values()).isEqualTo(kept);
        assertThat(log.lastPassed().of(NAME).find(asked.subList(0, 1)).values()).hasSize(1);
    }

    /** Those that have stood still longest, in more than one transaction. */
    @Test
    void whatIsTooManyGoesByItsAge() throws Exception {
        log.close();
        var clock = new LogFixture.SetClock(NOON);
        log = open(properties(database, "last-values=2"), clock);
        log.destinations().attach(NAME, Instant.EPOCH, "").close();
        keep("moved", 1);
        Map<PassedKey, Passed> old = IntStream.range(0, 1_500)
                .boxed()
                .collect(Collectors.toMap(
                        i -> new PassedKey("f", "old", "code-" + i), i -> new Passed("1", 1, 1, false)));
        log.lastPassed().of(NAME).keep(0, old);
        clock.set(NOON.plusSeconds(1));
        keep("moved", 2);
        keep("fresh", 1);

        log.prune();

        assertThat(database.column("last_passed", "vehicle_id", String.class))
                .containsExactlyInAnyOrder("moved", "fresh");
    }

    @Test
    void whoeverLooksIntoTheLogHoldsNoDeliveryUp() throws Exception {
        PassedValues values = log.lastPassed().of(NAME);
        PassedKey key = new PassedKey("f", "vehicle-1", "c");

        log.store().read(looking -> {
            var delivering = new FutureTask<>(() -> values.find(List.of(key)).values());
            new Thread(delivering).start();
            assertThat(delivering).succeedsWithin(Duration.ofSeconds(10));
            return null;
        });
    }

    private void keep(String vehicle, long seq) throws Exception {
        log.lastPassed().of(NAME).keep(0, Map.of(new PassedKey("f", vehicle, "c"), new Passed("1", 1, seq, false)));
    }

    @Test
    void aVehicleIsForgottenAndTheNumberOfValuesIsBounded() throws Exception {
        log.close();
        log = open(properties(database, "last-values=1"), Clock.systemUTC());
        readThrough(KAMELET, "");
        charge("50", 50, 0);
        awaitPassed(1);
        assertThat(log.lastPassed().count("vehicle-1")).isEqualTo(1);

        assertThat(log.lastPassed().erase("vehicle-1")).isEqualTo(1);
        assertThat(database.column("last_passed", "vehicle_id", String.class)).isEmpty();

        for (String vehicle : List.of("one", "two")) {
            keep(vehicle, 1);
        }
        log.prune();
        assertThat(database.column("last_passed", "vehicle_id", String.class)).hasSize(1);
    }
}
