package io.signalpost.observe.destination;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLogConsumer;
import io.signalpost.eventlog.delivery.DirectDelivery;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.observe.ProblemException;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.lang.Nullable;

/**
 * Sends a made-up event through the route of a destination, also while that is paused, and tells what came of it. The event is
 * in no log and no ledger.
 */
final class TestEvents {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final CamelContext camel;
    private final Clock clock;

    TestEvents(CamelContext camel, Clock clock) {
        this.camel = camel;
        this.clock = clock;
    }

    /**
     * The body that is sent.
     *
     * @param own what the operator wants sent; null for one that fits the destination's parameters. Its id is another's where
     *            that does not begin with {@code test-}
     * @throws ProblemException with 400 when that is no JSON object, with 409 when the destination's route is not here
     */
    Map<String, Object> body(String destination, @Nullable Object own) {
        EventLogConsumer consumer = consumer(destination);
        if (own == null) {
            return JSON.convertValue(TestEventBody.of(consumer.asksFor(), clock.instant()), OBJECT);
        }
        if (!(own instanceof Map<?, ?> fields)) {
            throw new ProblemException(400, "event must be a JSON object, as Smartcar sends it");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        fields.forEach((name, value) -> body.put(name.toString(), value));
        if (!String.valueOf(body.get("eventId")).startsWith(TestEventBody.ID)) {
            body.put("eventId", TestEventBody.freshId());
        }
        return body;
    }

    /** Sends it and tells how that ended: {@code outcome}, {@code durationMillis} and what else is known. */
    Map<String, Object> send(String destination, Map<String, Object> body) {
        EventLogConsumer consumer = consumer(destination);
        LogEntry entry = entry(body, clock.instant());
        FutureTask<DirectDelivery> delivery = new FutureTask<>(() -> consumer.deliverDirectly(entry));
        Thread thread = new Thread(delivery, "test-event");
        thread.setDaemon(true);
        thread.start();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("event", entry.event().id());
        try {
            tell(delivery.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS), answer);
        } catch (TimeoutException e) {
            delivery.cancel(true);
            answer.put("outcome", "no-answer");
            answer.put("durationMillis", LIMIT.toMillis());
            answer.put("error", "the route has not ended within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "Signalpost is about to stop");
        }
        return answer;
    }

    private static void tell(DirectDelivery delivery, Map<String, Object> answer) {
        String delivered = delivery.isNothingSent() ? "nothing-sent" : "delivered";
        answer.put("outcome", delivery.isDelivered() ? delivered : "failed");
        answer.put("durationMillis", delivery.duration().toMillis());
        put(answer, "answer", delivery.isNothingSent() ? null : delivery.answer());
        if (!delivery.isDelivered()) {
            answer.put("means", delivery.failure().toString());
            answer.put("errorClass", delivery.errorClass());
            put(answer, "error", delivery.error());
        }
    }

    private static void put(Map<String, Object> answer, String name, @Nullable String value) {
        if (value != null) {
            answer.put(name, value);
        }
    }

    private static LogEntry entry(Map<String, Object> body, Instant now) {
        byte[] bytes = JSON.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8);
        VehicleEvent event = new VehicleEvent(body.get("eventId").toString(), now, bytes);
        return new LogEntry(0, 0, event.type(), event.mode(), event.vehicle().id(), bytes.length, false, event);
    }

    /** @throws ProblemException with 409 when its route is not here, or does not run */
    private EventLogConsumer consumer(String destination) {
        return route(destination)
                .filter(route -> camel.getRouteController().getRouteStatus(route.getRouteId()) == ServiceStatus.Started)
                .map(route -> (EventLogConsumer) route.getConsumer())
                .orElseThrow(() -> new ProblemException(
                        409, "no route of this destination runs on this node: it is disabled, or read by another"));
    }

    private Optional<Route> route(String destination) {
        return camel.getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof EventLogConsumer consumer
                        && consumer.destination().equals(destination))
                .findFirst();
    }
}
