package io.signalpost.simulator.server;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.VehicleView;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.webhook.Subscription;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static java.util.stream.Collectors.groupingBy;

/** The vehicles, what ails them, and what the Dashboard does with one: subscribe and unsubscribe. */
final class VehicleRoutes {

    private static final int MAX_AT_ONCE = 1000;

    /** What fits in a row of a table. */
    private static final List<String> AT_A_GLANCE = List.of(
            "tractionbattery-stateofcharge",
            "internalcombustionengine-fuellevel",
            "odometer-traveleddistance",
            "charge-ischarging",
            "location-preciselocation",
            "closure-doors");

    private final Simulator simulator;

    private record Vehicle(
            String id,
            String make,
            String model,
            int year,
            String powertrainType,
            String mode,
            String userId,
            Activity activity,
            SignalError connectionError,
            List<String> permissions,
            List<Subscribed> subscriptions,
            Map<String, Value> signals) {}

    private record Subscribed(String id, String webhookId) {}

    private record Value(JsonNode body, SignalError error, Long oemUpdatedAt) {

        static Value of(Reading reading) {
            return new Value(
                    reading.body(),
                    reading.error(),
                    reading.oemUpdatedAt() == null
                            ? null
                            : reading.oemUpdatedAt().toEpochMilli());
        }
    }

    /** The body of {@code POST /api/vehicles}. */
    record Connecting(Integer count) {}

    /** The body of a subscription. */
    record Subscribing(String webhookId) {}

    VehicleRoutes(Simulator simulator) {
        this.simulator = simulator;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/vehicles", this::list),
                Route.post("/api/vehicles", this::connect),
                Route.get("/api/vehicles/{id}", this::one),
                Route.put("/api/vehicles/{id}/error", this::breakConnection),
                Route.delete("/api/vehicles/{id}/error", this::recover),
                Route.post("/api/vehicles/{id}/subscriptions", this::subscribe),
                Route.delete("/api/vehicles/{id}/subscriptions/{webhookId}", this::unsubscribe));
    }

    private ServerResponse list(ServerRequest request) {
        List<String> codes = Query.of(request, Set.of("signals"))
                .text("signals")
                .map(list -> List.of(list.split(",", -1)))
                .orElse(AT_A_GLANCE);
        Collection<SignalDefinition> signals = CatalogRoutes.signals("signals", codes);
        Map<String, List<Subscription>> subscriptions = simulator.subscriptions().stream()
                .collect(groupingBy(subscription -> subscription.vehicle().id()));
        return JsonAnswer.ok(simulator.vehicles(signals).stream()
                .map(vehicle -> view(
                        vehicle, subscriptions.getOrDefault(vehicle.identity().id(), List.of())))
                .toList());
    }

    private ServerResponse one(ServerRequest request) {
        VehicleView vehicle = simulator.vehicle(id(request), Catalog.get().signals());
        return JsonAnswer.ok(view(vehicle, subscriptionsOf(id(request)).toList()));
    }

    private ServerResponse connect(ServerRequest request) {
        Integer count = JsonBody.read(request, Connecting.class).count();
        if (count == null || count < 1 || count > MAX_AT_ONCE) {
            throw JsonBody.refused("count", "expected a whole number from 1 to " + MAX_AT_ONCE);
        }
        return JsonAnswer.of(
                HttpStatus.CREATED,
                simulator.connect(count).stream().map(VehicleIdentity::id).toList());
    }

    private ServerResponse breakConnection(ServerRequest request) {
        SignalError error = JsonBody.read(request, SignalError.class);
        JsonBody.field("type", () -> simulator.breakConnection(id(request), error));
        return JsonAnswer.noContent();
    }

    private ServerResponse recover(ServerRequest request) {
        simulator.recover(id(request));
        return JsonAnswer.noContent();
    }

    private ServerResponse subscribe(ServerRequest request) {
        String webhookId = JsonBody.required(
                JsonBody.read(request, Subscribing.class).webhookId(), "webhookId", "expected the id of a webhook");
        simulator.subscribe(webhookId, id(request));
        return ServerResponse.accepted().build();
    }

    private ServerResponse unsubscribe(ServerRequest request) {
        String webhookId = request.pathVariable("webhookId");
        simulator.unsubscribe(subscriptionsOf(id(request))
                .filter(subscription -> subscription.webhookId().equals(webhookId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("the vehicle is not subscribed to this webhook"))
                .id());
        return JsonAnswer.noContent();
    }

    private Stream<Subscription> subscriptionsOf(String vehicleId) {
        return simulator.subscriptions().stream()
                .filter(subscription -> subscription.vehicle().id().equals(vehicleId));
    }

    private static String id(ServerRequest request) {
        return request.pathVariable("id");
    }

    private static Vehicle view(VehicleView vehicle, List<Subscription> subscriptions) {
        VehicleIdentity identity = vehicle.identity();
        Map<String, Value> signals = new LinkedHashMap<>();
        vehicle.readings().forEach((code, reading) -> signals.put(code, Value.of(reading)));
        return new Vehicle(
                identity.id(),
                identity.make(),
                identity.model(),
                identity.year(),
                identity.powertrainType(),
                identity.mode(),
                identity.userId(),
                vehicle.activity(),
                vehicle.connectionError(),
                vehicle.permissions(),
                subscriptions.stream()
                        .map(subscription -> new Subscribed(subscription.id(), subscription.webhookId()))
                        .toList(),
                signals);
    }
}
