package io.signalpost.eventlog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.ledger.ReplayTable;
import io.signalpost.eventlog.ledger.ReplayTable.Replay;
import io.signalpost.eventlog.ledger.ReplayedEvents.Candidate;
import io.signalpost.eventlog.record.Deliveries;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.kamelet.NewerThanSeen;
import io.signalpost.kamelet.OnlyChanged;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.assertj.core.api.ListAssert;

import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A destination whose route compares with what it has passed before, by a Kamelet as it ships. */
abstract class PassingRoutes extends RecordingConsumer {

    static final String NAME = "passing";
    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");

    private final String kamelet;

    /** @param kamelet with its parameters, as a URI has them */
    PassingRoutes(String kamelet) {
        this.kamelet = kamelet;
    }

    @Override
    CamelContext context() {
        CamelContext context = super.context();
        KameletComponent kamelets = new KameletComponent();
        kamelets.setLocation("file:kamelets");
        context.addComponent("kamelet", kamelets);
        context.getRegistry().bind("kamelet-only-changed", new OnlyChanged());
        context.getRegistry().bind("kamelet-newer-than-seen", new NewerThanSeen());
        FilterStatus.addTo(context);
        return context;
    }

    /** Starts the destination. @param options for instance {@code &batchSize=10} */
    void readThrough(String options) throws Exception {
        readThrough(options, this::record);
    }

    void readThrough(String options, Processor processor) throws Exception {
        camel = context();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("event-log:" + NAME + "?startFrom=beginning&" + QUICK + options)
                        .to("kamelet:" + kamelet)
                        .process(processor);
            }
        });
        camel.start();
    }

    /** As when the process starts again, with what the log has. */
    void restart() throws Exception {
        camel.stop();
        log.close();
        log = open(properties(database), Clock.systemUTC());
        readThrough("");
    }

    /** As {@link #record}, but of a batch only those fail that are to. */
    void recordOthers(Exchange exchange) throws Exception {
        List<String> ids = ((List<?>) exchange.getMessage().getBody())
                .stream().map(event -> ((VehicleEvent) event).id()).toList();
        if (ids.size() == 1 || Collections.disjoint(ids, failing)) {
            record(exchange);
            return;
        }
        delivered.addAll(ids.stream().filter(id -> !failing.contains(id)).toList());
        throw new PartialDeliveryException(
                ids.stream().filter(failing::contains).collect(Collectors.toMap(id -> id, id -> failure)));
    }

    /** The state of charge of the first vehicle, read so many minutes after noon. */
    void charge(String id, double percent, int minutes) throws Exception {
        long readAt = NOON.plusSeconds(60L * minutes).toEpochMilli();
        String body = """
                {"eventId": "%s", "eventType": "VEHICLE_STATE", "data": {"vehicle": {"id": "vehicle-1"}, "signals": [
                  {"code": "tractionbattery-stateofcharge", "body": {"value": %s, "unit": "percent"},
                   "status": {"value": "SUCCESS"}, "meta": {"oemUpdatedAt": %d, "retrievedAt": %d}}]}}
                """.formatted(id, percent, readAt, readAt);
        LogFixture.append(
                log,
                new NewEvent(
                        id,
                        "VEHICLE_STATE",
                        "vehicle-1",
                        "LIVE",
                        Instant.now(),
                        "t",
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    void awaitPassed(long events) {
        await().untilAsserted(() -> assertThat(status(log, NAME))
                .satisfies(status -> assertThat(status.delivered() + status.retrying())
                        .as(status.toString())
                        .isEqualTo(events)));
    }

    /** What is delivered when so many events are passed. */
    ListAssert<String> deliveredOf(long events) {
        awaitPassed(events);
        return assertThat(delivered);
    }

    void awaitDelivered(String... ids) {
        await().untilAsserted(() -> assertThat(delivered).containsExactly(ids));
    }

    EventDelivery.State state(String eventId) {
        return log.store().read(statements -> new Deliveries(statements)
                .of(log.store().events().find(statements, eventId).orElseThrow())
                .get(0)
                .state());
    }

    /** Puts one event before the destination again. */
    void replay(String eventId) throws Exception {
        long seq = log.store()
                .read(statements -> log.store().events().find(statements, eventId))
                .orElseThrow()
                .seq();
        Replay replay = log.store().write(statements -> ReplayTable.find(
                        statements,
                        ReplayTable.create(
                                statements, Instant.now().toEpochMilli(), "-", "{}", null, seq, seq + 1, List.of(NAME)))
                .orElseThrow());
        List<Candidate> candidates = log.store().read(statements -> EventTable.places(statements, seq - 1, seq).stream()
                .map(place -> new Candidate(place.seq(), place.partition(), true))
                .toList());
        log.destinations()
                .replay(
                        replay,
                        log.store()
                                .read(statements -> ReplayTable.targets(statements, replay.id()))
                                .get(0),
                        seq + 1,
                        candidates);
    }
}
