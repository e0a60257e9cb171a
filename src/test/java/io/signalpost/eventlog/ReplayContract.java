package io.signalpost.eventlog;

import java.net.ConnectException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.ledger.ReplayTable;
import io.signalpost.eventlog.ledger.ReplayTable.Replay;
import io.signalpost.eventlog.ledger.ReplayTable.Target;
import io.signalpost.eventlog.ledger.ReplayedEvents.Candidate;
import io.signalpost.eventlog.record.Deliveries;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.record.EventDelivery.State;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.NewEvent;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events of the log that are put before a destination again. */
abstract class ReplayContract extends RecordingConsumer {

    private static final int VEHICLES = 7;
    private static final int CHUNK = 40;

    private final List<DestinationStatus> readings = new CopyOnWriteArrayList<>();
    private final List<String> marked = new CopyOnWriteArrayList<>();

    /** @param first number of the first @param end behind that of the last */
    private Replay begin(String destination, long first, long end) throws Exception {
        return log.store().write(statements -> {
            long id = ReplayTable.create(
                    statements, Instant.now().toEpochMilli(), "-", "{}", null, first, end, List.of(destination));
            return ReplayTable.find(statements, id).orElseThrow();
        });
    }

    /** Puts all events that there are before it again, in pieces. */
    private Replay replayAll(String destination) throws Exception {
        Replay replay = begin(destination, 1, log.store().read(EventTable::head) + 1);
        while (target(replay).next() < replay.end()) {
            Target target = target(replay);
            long next = Math.min(replay.end(), target.next() + CHUNK);
            assertThat(log.destinations().replay(replay, target, next, candidates(target.next(), next)))
                    .isTrue();
            readExactly(destination);
        }
        return replay;
    }

    private List<Candidate> candidates(long from, long next) {
        return log.store().read(statements -> EventTable.places(statements, from - 1, next - 1).stream()
                .map(place -> new Candidate(place.seq(), place.partition(), true))
                .toList());
    }

    private Target target(Replay replay) {
        return log.store()
                .read(statements -> ReplayTable.targets(statements, replay.id()))
                .get(0);
    }

    private void appendOf(String round, int count) {
        Stream<NewEvent> events = IntStream.range(0, count)
                .mapToObj(number -> new NewEvent(
                        "vehicle-" + number % VEHICLES + "/" + round + number,
                        "VEHICLE_STATE",
                        "vehicle-" + number % VEHICLES,
                        "LIVE",
                        Instant.now(),
                        "t",
                        event("x").body()));
        events.map(log::append).toList().forEach(future -> future.join());
    }

    private void recordMarked(Exchange exchange) throws Exception {
        record(exchange);
        if ("true".equals(exchange.getMessage().getHeader(EventHeaders.REPLAYED))) {
            assertThat(exchange.getMessage().getBody(VehicleEvent.class).replayed())
                    .isTrue();
            marked.add(exchange.getMessage().getHeader(EventHeaders.EVENT_ID, String.class));
        }
    }

    private DestinationStatus readExactly(String name) {
        DestinationStatus status = status(log, name);
        assertThat(status.passed() + status.replayed())
                .as(status.toString())
                .isEqualTo(status.delivered()
                        + status.filtered()
                        + status.retrying()
                        + status.held()
                        + status.dead()
                        + status.discarded()
                        + status.pruned());
        readings.add(status);
        return status;
    }

    private static Map<String, List<String>> byVehicle(List<String> ids) {
        return ids.stream().collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('/'))));
    }

    private EventDelivery delivery(String eventId) {
        return log.store().read(statements -> new Deliveries(statements)
                .of(log.store().events().find(statements, eventId).orElseThrow())
                .get(0));
    }

    @Test
    void eventsComeAgainMarkedAndInTheirOrderBesideFreshOnesAndTheLedgerAddsUpAtEveryMoment() throws Exception {
        // Given
        read("one", "startFrom=beginning&concurrentConsumers=4&" + QUICK, this::recordMarked);
        appendOf("old-", 200);
        await().until(() -> readExactly("one").delivered() == 200);
        delivered.clear();

        // When
        failing.add("vehicle-3/old-10");
        Replay replay = replayAll("one");
        appendOf("new-", 200);
        await().until(() -> readExactly("one").delivered() == 200 + 199 + 200);
        failing.clear();
        await().until(() -> readExactly("one").retrying() == 0);

        // Then
        assertThat(readExactly("one").replayed()).isEqualTo(200);
        assertThat(target(replay)).returns(200L, Target::entered).returns(200L, Target::delivered);
        assertThat(readings).anyMatch(status -> status.retrying() > 0);
        assertThat(delivered).hasSize(400).doesNotHaveDuplicates();
        assertThat(marked).hasSize(200).allMatch(id -> id.contains("old-"));
        for (String round : List.of("old-", "new-")) {
            List<String> ofRound = delivered.stream()
                    .filter(id -> id.contains(round) && !id.equals("vehicle-3/old-10"))
                    .toList();
            assertThat(byVehicle(ofRound)).allSatisfy((vehicle, ids) -> assertThat(ids)
                    .isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other))));
        }
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    @Test
    void theyComeInBatchesAndInOrderAfterAnOutage() throws Exception {
        read("one", "startFrom=beginning&batchSize=10&" + QUICK, this::record);
        appendOf("old-", 70);
        await().until(() -> readExactly("one").delivered() == 70);
        delivered.clear();
        batches.clear();
        outage = new DestinationUnavailableException("closed for the night", new ConnectException());
        replayAll("one");
        await().until(() -> status(log, "one").state().equals("down"));

        outage = null;

        await().until(() -> readExactly("one").retrying() == 0);
        assertThat(batches).anyMatch(size -> size > 1);
        assertThat(byVehicle(delivered)).allSatisfy((vehicle, ids) -> assertThat(ids)
                .hasSize(10)
                .isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other))));
    }

    @Test
    void behindOneThatFailsTheOthersOfItsVehicleAreHeldWhereOrderIsStrict() throws Exception {
        read("one", "startFrom=beginning&order=vehicle-strict&" + QUICK, this::record);
        append(5);
        await().until(() -> readExactly("one").delivered() == 5);
        delivered.clear();
        failing.add("event-1");

        replayAll("one");
        await().untilAsserted(() -> assertThat(readExactly("one"))
                .returns(1L, DestinationStatus::retrying)
                .returns(3L, DestinationStatus::held));
        assertThat(delivered).containsExactly("event-0");
        failing.clear();

        await().until(() -> readExactly("one").delivered() == 10);
        assertThat(delivered).containsExactlyElementsOf(ids(5));
    }

    @Test
    void whatADestinationIsStillToHaveIsPassedOverAndADeadLetterIsTriedAgain() throws Exception {
        failure = new UndeliverableException("never");
        failing.add("event-0");
        read("one", "startFrom=beginning", this::recordMarked);
        append(2);
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 1));
        log.destinations().pause("one");
        LogFixture.append(log, event("waiting"));
        failing.clear();

        Replay replay = replayAll("one");

        assertThat(target(replay))
                .returns(1L, Target::entered)
                .returns(1L, Target::retried)
                .returns(1L, Target::passedOver)
                .returns(1L, Target::waiting);
        assertThat(delivery("event-1").state()).isEqualTo(State.REPLAYING);
        log.destinations().resume("one");
        await().until(() -> readExactly("one").delivered() == 4);
        assertThat(marked).containsExactly("event-1");
        assertThat(delivery("event-1"))
                .returns(State.DELIVERED, EventDelivery::state)
                .returns(replay.id(), EventDelivery::replay);
    }

    @Test
    void aSecondReplayPassesOverWhatTheFirstHasEntered() throws Exception {
        read("one", "startFrom=beginning", this::record);
        append(3);
        await().until(() -> readExactly("one").delivered() == 3);
        log.destinations().pause("one");
        replayAll("one");

        Replay second = replayAll("one");

        assertThat(target(second)).returns(0L, Target::entered).returns(3L, Target::passedOver);
        assertThat(readExactly("one").replayed()).isEqualTo(3);
    }

    @Test
    void whoComesSecondOrAfterItWasCancelledEntersNothing() throws Exception {
        read("one", "startFrom=beginning", this::record);
        append(4);
        await().until(() -> readExactly("one").delivered() == 4);
        Replay replay = begin("one", 1, 5);
        Target before = target(replay);

        assertThat(log.destinations().replay(replay, before, 3, candidates(1, 3)))
                .isTrue();
        assertThat(log.destinations().replay(replay, before, 3, candidates(1, 3)))
                .isFalse();
        log.store().write(statements -> ReplayTable.cancel(statements, replay.id(), 0));
        assertThat(log.destinations().replay(replay, target(replay), 5, candidates(3, 5)))
                .isFalse();

        await().until(() -> readExactly("one").delivered() == 6);
        assertThat(readExactly("one").replayed()).isEqualTo(2);
        assertThat(target(replay)).returns(2L, Target::entered).returns(2L, Target::delivered);
    }

    @Test
    void whatIsDiscardedErasedOrReadAgainIsGivenUp() throws Exception {
        failure = new UndeliverableException("never");
        read("one", "startFrom=beginning", this::record);
        append(4);
        await().until(() -> readExactly("one").delivered() == 4);
        failing.add("event-0");
        Replay replay = begin("one", 1, 5);
        assertThat(log.destinations().replay(replay, target(replay), 2, candidates(1, 2)))
                .isTrue();
        await().untilAsserted(() -> assertLedger("one", 4, 0, 0, 1));
        log.destinations().pause("one");
        log.destinations().replay(replay, target(replay), 5, candidates(2, 5));

        log.destinations().discardDead("one");
        log.destinations().erase(List.of(2L), statements -> null);
        log.destinations().rewind("one", Instant.EPOCH);

        readExactly("one");
        assertThat(target(replay))
                .returns(4L, Target::entered)
                .returns(0L, Target::waiting)
                .returns(4L, Target::givenUp);
        log.destinations().resume("one");
        failing.clear();
        await().until(() -> readExactly("one").pending() == 0);
        assertThat(readExactly("one").replayed()).isEqualTo(4);
    }

    @Test
    void whatWasErasedOrHasLeftTheLogIsNotEntered() throws Exception {
        read("one", "startFrom=beginning", this::record);
        append(3);
        await().until(() -> readExactly("one").delivered() == 3);
        List<Candidate> candidates = new ArrayList<>(candidates(1, 4));
        log.destinations().erase(List.of(2L), statements -> null);
        database.sql().update("DELETE FROM event WHERE seq = 1");
        Replay replay = begin("one", 1, 4);

        assertThat(log.destinations().replay(replay, target(replay), 4, candidates))
                .isTrue();

        assertThat(target(replay).entered()).isEqualTo(1);
        await().until(() -> readExactly("one").delivered() == 4);
    }

    @Test
    void aVehicleThatIsErasedIsForgottenInReplays() throws Exception {
        append(1);
        Replay replay = log.store().write(statements -> {
            long id =
                    ReplayTable.create(statements, 0, "-", "{\"vehicle\":[\"VEHICLE-1\"]}", null, 1, 2, List.of("one"));
            return ReplayTable.find(statements, id).orElseThrow();
        });

        log.vehicleEvents().erase("vehicle-1");

        assertThat(log.store()
                        .read(statements -> ReplayTable.find(statements, replay.id()))
                        .orElseThrow())
                .returns(null, Replay::filter)
                .returns(ReplayTable.CANCELLED, Replay::state);
    }

    @Test
    void aRestartGoesOnWithWhatIsEnteredAndItIsMarkedStill() throws Exception {
        read("one", "startFrom=beginning", this::recordMarked);
        append(5);
        await().until(() -> readExactly("one").delivered() == 5);
        log.destinations().pause("one");
        Replay replay = replayAll("one");
        camel.stop();
        log.close();

        log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC());
        read("one", "startFrom=beginning", this::recordMarked);
        log.destinations().resume("one");

        await().until(() -> readExactly("one").delivered() == 10);
        assertThat(marked).containsExactlyElementsOf(ids(5));
        assertThat(target(replay).delivered()).isEqualTo(5);
    }
}
