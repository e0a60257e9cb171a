package io.signalpost.eventlog;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.ledger.AttemptTable.Attempt;
import io.signalpost.eventlog.ledger.AttemptTable.Outcome;
import io.signalpost.eventlog.record.Deliveries;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.record.EventDelivery.State;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is told afterwards of what became of an event. */
abstract class DeliveryRecordContract extends RecordingConsumer {

    private EventDelivery delivery(String destination, String eventId) {
        return log.store().read(statements -> new Deliveries(statements)
                .of(log.store().events().find(statements, eventId).orElseThrow()).stream()
                        .filter(each -> each.destination().equals(destination))
                        .findFirst()
                        .orElseThrow());
    }

    private State state(String destination, String eventId) {
        return delivery(destination, eventId).state();
    }

    private static List<Outcome> outcomes(EventDelivery delivery) {
        return delivery.tried().stream().map(Attempt::outcome).toList();
    }

    @Test
    void ofWhatWasDeliveredItIsKnownWhenAndWhatTheDestinationSaid() throws Exception {
        Instant before = Instant.now();
        read("one", "startFrom=beginning", exchange -> {
            record(exchange);
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        });

        append(1);

        await().untilAsserted(
                        () -> assertThat(delivery("one", "event-0").answer()).isEqualTo("HTTP 202"));
        EventDelivery delivery = delivery("one", "event-0");
        assertThat(delivery.state()).isEqualTo(State.DELIVERED);
        assertThat(delivery.at()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(delivery.uncertainty()).isZero();
        assertThat(delivery.duration()).isNotNull();
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.tried()).isEmpty();
    }

    @Test
    void aRouteMaySayItselfWhatItWasAnsweredToEachEventOfABatch() throws Exception {
        append(2);
        read("one", "startFrom=beginning&batchSize=10", exchange -> {
            record(exchange);
            exchange.setProperty(
                    ExchangeAnswer.PROPERTY, Map.of("event-0", "message 1", "event-1", "for jane@example.org"));
        });

        await().untilAsserted(
                        () -> assertThat(delivery("one", "event-0").answer()).isEqualTo("message 1"));
        assertThat(delivery("one", "event-1").answer())
                .as("without personal data")
                .isEqualTo("for …");
    }

    @Test
    void whatIsNotYetDeliveredWaits() throws Exception {
        read("one", "startFrom=beginning", this::record);
        log.destinations().pause("one");

        append(1);

        assertThat(delivery("one", "event-0"))
                .returns(State.WAITING, EventDelivery::state)
                .returns(null, EventDelivery::at)
                .returns(0, EventDelivery::attempts);
    }

    @Test
    void whatCameBeforeTheDestinationBeganWasNotForIt() throws Exception {
        append(1);
        read("one", "startFrom=now", this::record);

        LogFixture.append(log, event("later"));

        await().untilAsserted(() -> assertThat(state("one", "later")).isEqualTo(State.DELIVERED));
        assertThat(state("one", "event-0")).isEqualTo(State.BEFORE_START);
    }

    @Test
    void whatWasFilteredIsToldByTheParameterOfThatTime() throws Exception {
        append(1);
        read("one", "startFrom=beginning&vehicles=another&makes=FORD", this::record);
        await().untilAsserted(() -> assertLedger("one", 0, 1, 0, 0));
        camel.stop();

        read("one", "startFrom=beginning&makes=FORD", this::record);
        LogFixture.append(log, event("later"));

        await().untilAsserted(() -> assertLedger("one", 0, 2, 0, 0));
        assertThat(delivery("one", "event-0"))
                .returns(State.FILTERED, EventDelivery::state)
                .returns("vehicles", EventDelivery::filteredBy);
        assertThat(delivery("one", "later").filteredBy()).isEqualTo("makes");
    }

    @Test
    void whatAFilterInTheRouteDropsWasNotSent() throws Exception {
        append(2);
        camel = context();
        FilterStatus.addTo(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("event-log:one?startFrom=beginning")
                        .routeId("one")
                        .filter(simple("${header.SmartcarEventId} == 'event-1'"))
                        .process(DeliveryRecordContract.this::record);
            }
        });
        camel.start();

        await().untilAsserted(() -> assertThat(state("one", "event-0")).isEqualTo(State.NOTHING_SENT));
        assertThat(delivered).containsExactly("event-1");
        assertThat(state("one", "event-1")).isEqualTo(State.DELIVERED);
    }

    @Test
    void eachAttemptIsKnownOfAnEventThatFailsAndIsDeliveredLater() throws Exception {
        failing.add("event-0");
        read("one", "startFrom=beginning&" + QUICK, this::record);
        append(1);
        await().untilAsserted(
                        () -> assertThat(delivery("one", "event-0").tried()).hasSizeGreaterThan(1));
        assertThat(delivery("one", "event-0"))
                .returns(State.RETRYING, EventDelivery::state)
                .returns("refused by the test", EventDelivery::answer)
                .extracting(EventDelivery::nextAttempt)
                .isNotNull();

        failing.clear();

        await().untilAsserted(() -> assertThat(state("one", "event-0")).isEqualTo(State.DELIVERED));
        EventDelivery delivery = delivery("one", "event-0");
        assertThat(outcomes(delivery))
                .startsWith(Outcome.RETRYING, Outcome.RETRYING)
                .endsWith(Outcome.DELIVERED);
        assertThat(delivery.tried().get(0))
                .returns(1, Attempt::number)
                .returns("java.lang.IllegalStateException", Attempt::errorClass);
        assertThat(delivery.attempts()).isEqualTo(delivery.tried().size());
    }

    @Test
    void ofAnEventThatIsTriedVeryOftenTheFirstAndTheLastAttemptsStay() throws Exception {
        failing.add("event-0");
        read("one", "startFrom=beginning&maxAttempts=60&retryDelay=1&maxRetryDelay=1", this::record);

        append(1);

        await().atMost(Duration.ofMinutes(1)) // each attempt is written before the next is due
                .untilAsserted(() -> assertThat(state("one", "event-0")).isEqualTo(State.DEAD));
        assertThat(delivery("one", "event-0").tried())
                .hasSize(51)
                .satisfies(tried -> assertThat(tried.get(0).number()).isEqualTo(1))
                .satisfies(tried -> assertThat(tried.get(1).number()).isEqualTo(11))
                .satisfies(tried -> assertThat(tried.get(50).number()).isEqualTo(60));
    }

    @Test
    void aDeadLetterThatIsGivenUpIsDiscarded() throws Exception {
        failing.add("event-0");
        failure = new UndeliverableException("never");
        read("one", "startFrom=beginning", this::record);
        append(1);
        await().untilAsserted(() -> assertThat(state("one", "event-0")).isEqualTo(State.DEAD));

        log.destinations().discardDead("one");

        assertThat(state("one", "event-0")).isEqualTo(State.DISCARDED);
        assertThat(outcomes(delivery("one", "event-0"))).containsExactly(Outcome.DEAD, Outcome.DISCARDED);
    }

    @Test
    void anOutageIsSeenInAttemptsThatDoNotCount() throws Exception {
        outage = new DestinationUnavailableException("closed for the night", new ConnectException());
        read("one", "startFrom=beginning&" + QUICK, this::record);

        append(1);

        await().untilAsserted(
                        () -> assertThat(outcomes(delivery("one", "event-0"))).contains(Outcome.UNAVAILABLE));
        assertThat(delivery("one", "event-0"))
                .returns(State.WAITING, EventDelivery::state)
                .returns(0, EventDelivery::attempts);
        outage = null;
        await().untilAsserted(() -> assertThat(state("one", "event-0")).isEqualTo(State.DELIVERED));
    }

    @Test
    void ofWhatIsLongAgoTheTimeIsKnownByTheCheckpoint() throws Exception {
        read("one", "startFrom=beginning", this::record);
        append(1);
        await().untilAsserted(() -> assertThat(delivery("one", "event-0").at()).isNotNull());

        database.sql().update("UPDATE checkpoint SET answered = 0, answers = NULL");

        EventDelivery delivery = delivery("one", "event-0");
        assertThat(delivery.state()).isEqualTo(State.DELIVERED);
        assertThat(delivery.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(delivery.uncertainty()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void afterARewindItIsToldWhenAnEventWasDeliveredAgain() throws Exception {
        append(1);
        read("one", "startFrom=beginning", this::record);
        await().untilAsserted(() -> assertThat(delivery("one", "event-0").at()).isNotNull());
        Instant first = delivery("one", "event-0").at();
        log.destinations().pause("one");
        log.destinations().rewind("one", Instant.EPOCH);
        assertThat(state("one", "event-0")).isEqualTo(State.WAITING);

        log.destinations().resume("one");

        await().atMost(Duration.ofSeconds(30)) // there is a checkpoint every 10 seconds
                .untilAsserted(() -> assertThat(delivery("one", "event-0"))
                        .returns(State.DELIVERED, EventDelivery::state)
                        .satisfies(again -> assertThat(again.at()).isAfter(first)));
    }

    @Test
    void ofAnEventThatIsErasedNoErrorStays() throws Exception {
        failing.add("event-0");
        failure = new UndeliverableException("never");
        read("one", "startFrom=beginning", this::record);
        append(2);
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 1));
        assertThat(rows("attempt")).isEqualTo(1);

        log.destinations().erase(List.of(1L), statements -> null);

        assertThat(rows("attempt")).isZero();
    }

    private long rows(String table) {
        return database.sql().queryForObject("SELECT count(*) FROM " + table, Long.class);
    }
}
