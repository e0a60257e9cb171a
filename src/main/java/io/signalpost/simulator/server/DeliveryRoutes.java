package io.signalpost.simulator.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.simulator.delivery.Attempt;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.DeliveryLog;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The delivery log: a row for each event with all its attempts. */
final class DeliveryRoutes {

    private static final int ROWS = 50;
    private static final int MAX_ROWS = 10_000;
    private static final List<String> STATES =
            Stream.of(Delivery.State.values()).map(Enum::name).toList();

    private final DeliveryLog log;

    private record Row(
            String eventId,
            OutgoingEvent.Type eventType,
            OutgoingEvent.Mode mode,
            Delivery.State state,
            String webhookId,
            String vehicleId,
            URI target,
            Instant createdAt,
            List<String> triggers,
            int signalCount,
            List<AttemptView> attempts,
            String dropReason,
            List<ErrorState> errors) {

        static Row of(Delivery delivery) {
            OutgoingEvent event = delivery.event();
            return new Row(
                    event.eventId(),
                    event.type(),
                    event.mode(),
                    delivery.state(),
                    event.webhook().id(),
                    event.vehicle().id(),
                    delivery.target(),
                    delivery.createdAt(),
                    event.first() ? List.of("FIRST_DELIVERY") : CatalogRoutes.codes(event.triggers()),
                    event.readings().size(),
                    delivery.attempts().stream().map(AttemptView::of).toList(),
                    delivery.dropReason(),
                    event.faults().stream().map(ErrorState::of).toList());
        }
    }

    private record AttemptView(
            int number,
            String deliveryId,
            Instant at,
            Integer status,
            String failure,
            long tookMillis,
            int bytes,
            List<String> faults) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.number(),
                    attempt.deliveryId(),
                    attempt.at(),
                    attempt.status(),
                    attempt.failure(),
                    attempt.took().toMillis(),
                    attempt.bytes(),
                    attempt.faults().stream().map(FaultKind::code).sorted().toList());
        }
    }

    /** @param body of the latest attempt; null before the first has ended */
    private record Details(@JsonUnwrapped Row row, List<SignalStatus> signals, String body) {

        static Details of(Delivery delivery) {
            List<Attempt> attempts = delivery.attempts();
            return new Details(
                    Row.of(delivery),
                    delivery.event().readings().stream().map(SignalStatus::of).toList(),
                    attempts.isEmpty()
                            ? null
                            : new String(delivery.body(attempts.get(attempts.size() - 1)), StandardCharsets.UTF_8));
        }
    }

    private record SignalStatus(String code, String status, SignalError error) {

        static SignalStatus of(Reading reading) {
            return new SignalStatus(reading.signal().code(), reading.ok() ? "SUCCESS" : "ERROR", reading.error());
        }
    }

    private record ErrorState(String type, String code, String state, List<String> signals) {

        static ErrorState of(Fault fault) {
            return new ErrorState(
                    fault.error().type(),
                    fault.error().code(),
                    fault.resolved() ? "RESOLVED" : "ERROR",
                    CatalogRoutes.codes(fault.signals()));
        }
    }

    DeliveryRoutes(DeliveryLog log) {
        this.log = log;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/deliveries", this::list), Route.get("/api/deliveries/{eventId}", this::details));
    }

    private ServerResponse list(ServerRequest request) {
        Query query = Query.of(request, Set.of("webhookId", "vehicleId", "state", "limit"));
        Optional<String> webhookId = query.text("webhookId");
        Optional<String> vehicleId = query.text("vehicleId");
        Optional<String> state = query.oneOf("state", STATES);
        return JsonAnswer.ok(log.deliveries().stream()
                .filter(delivery ->
                        Query.matches(webhookId, delivery.event().webhook().id()))
                .filter(delivery ->
                        Query.matches(vehicleId, delivery.event().vehicle().id()))
                .filter(delivery -> Query.matches(state, delivery.state()))
                .limit(query.number("limit", ROWS, MAX_ROWS))
                .map(Row::of)
                .toList());
    }

    private ServerResponse details(ServerRequest request) {
        Delivery delivery = log.delivery(request.pathVariable("eventId"))
                .orElseThrow(() -> new NotFoundException("the log has no such delivery; it keeps those of late"));
        return JsonAnswer.ok(Details.of(delivery));
    }
}
