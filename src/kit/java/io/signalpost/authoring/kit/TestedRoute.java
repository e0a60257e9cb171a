package io.signalpost.authoring.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLogConsumer;
import io.signalpost.eventlog.EventLogEndpoint;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** The route of a destination, which a test delivers events to. Each test gets its own, with nothing caught yet. */
public final class TestedRoute {

    private final CamelContext camel;
    private final CaughtEndpoints caught;
    private final String destination;
    private final List<TestedDelivery> deliveries;

    TestedRoute(CamelContext camel, CaughtEndpoints caught) {
        this(camel, caught, null, new ArrayList<>());
    }

    private TestedRoute(
            CamelContext camel, CaughtEndpoints caught, String destination, List<TestedDelivery> deliveries) {
        this.camel = camel;
        this.caught = caught;
        this.destination = destination;
        this.deliveries = deliveries;
    }

    /** The destination of that name, where the files of the test have several. */
    public TestedRoute destination(String name) {
        return new TestedRoute(camel, caught, name, deliveries);
    }

    /** Fails: there is nothing to deliver. Without it, the compiler would not know which of the others is meant. */
    public TestedDelivery deliver() {
        throw new AssertionError("deliver(…) needs an event: deliver(car()) of a made-up car, or"
                + " deliver(\"low-battery.json\") of a file in src/test/resources");
    }

    /** Delivers the events of cars, in this order. */
    public TestedDelivery deliver(CarEvent... cars) {
        return deliver(Stream.of(cars).map(CarEvent::event).toArray(VehicleEvent[]::new));
    }

    /**
     * Delivers events that Smartcar has sent.
     *
     * @param bodies each JSON, or a file with it: in {@code src/test/resources}, or from the project's folder
     */
    public TestedDelivery deliver(String... bodies) {
        return deliver(Stream.of(bodies).map(EventBody::event).toArray(VehicleEvent[]::new));
    }

    /** Delivers events: each by itself, or in lists where the route has a {@code batchSize}. What came before is forgotten. */
    public TestedDelivery deliver(VehicleEvent... events) {
        if (events.length == 0) {
            return deliver();
        }
        caught.forgetMessages();
        EventLogConsumer consumer = consumer();
        EventLogEndpoint log = (EventLogEndpoint) consumer.getEndpoint();
        FailureTable kinds = FailureTable.parse(log.getFailures());
        Map<String, String> heldBack = new LinkedHashMap<>();
        List<LogEntry> wanted = new ArrayList<>();
        for (VehicleEvent event : events) {
            LogEntry entry = entry(event);
            consumer.heldBackBy(entry).ifPresentOrElse(by -> heldBack.put(event.id(), by), () -> wanted.add(entry));
        }
        List<Exception> failures = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += log.getBatchSize()) {
            try {
                consumer.deliver(wanted.subList(from, Math.min(wanted.size(), from + log.getBatchSize())));
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        TestedDelivery delivery = new TestedDelivery(camel, caught, heldBack, failures, kinds);
        deliveries.add(delivery);
        return delivery;
    }

    private static LogEntry entry(VehicleEvent event) {
        return new LogEntry(
                event.logNumber(),
                0,
                event.type(),
                event.mode(),
                event.vehicle().id(),
                event.body().length,
                false,
                event);
    }

    private EventLogConsumer consumer() {
        List<EventLogConsumer> all = camel.getRoutes().stream()
                .map(Route::getConsumer)
                .filter(EventLogConsumer.class::isInstance)
                .map(EventLogConsumer.class::cast)
                .toList();
        List<EventLogConsumer> meant = all.stream()
                .filter(it -> destination == null || it.destination().equals(destination))
                .toList();
        if (meant.size() != 1) {
            throw new AssertionError("these route files have the destinations "
                    + all.stream().map(EventLogConsumer::destination).toList()
                    + "; name one of them by destination(…)");
        }
        return meant.get(0);
    }

    /**
     * From now on an endpoint answers with that HTTP status.
     *
     * @param endpoint its address without options, or the beginning of it with a star, for instance {@code https:*}
     */
    public TestedRoute answer(String endpoint, int status) {
        return answer(endpoint, status, Map.of());
    }

    /** As {@link #answer(String, int)}, with headers such as {@code Retry-After}. */
    public TestedRoute answer(String endpoint, int status, Map<String, String> headers) {
        return answer(endpoint, Answers.http(status, headers));
    }

    /** From now on an endpoint answers with this body, for instance the rows that a query finds. */
    public TestedRoute answerWith(String endpoint, Object body) {
        return answer(endpoint, (asked, exchange) -> exchange.getMessage().setBody(body));
    }

    /** From now on sending to an endpoint ends in this exception. */
    public TestedRoute fail(String endpoint, Exception failure) {
        return answer(endpoint, (asked, exchange) -> {
            throw failure;
        });
    }

    private TestedRoute answer(String endpoint, Answers.Answer answer) {
        caught.require(camel, endpoint);
        caught.answers().add(endpoint, answer);
        return this;
    }

    /** A failure that the test did not ask for is one of the test. */
    void requireFailuresSeen() {
        deliveries.forEach(TestedDelivery::requireFailureSeen);
    }
}
