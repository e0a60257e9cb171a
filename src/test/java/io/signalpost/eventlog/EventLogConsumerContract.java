package io.signalpost.eventlog;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a destination may rely on, whatever database the log is kept in. */
abstract class EventLogConsumerContract extends RecordingConsumer {

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
        await().untilAsserted(() -> assertLedger("one", 5, 0, 0, 0));
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
}
