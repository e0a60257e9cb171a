package io.signalpost.simulator.server;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.VehicleView;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.webhook.Subscription;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Subscriptions in Smartcar's Management API v3 (smartcar.com/docs/api-reference/create-subscription, list-subscriptions and
 * get-subscription). The rendered sample there gives all three relationships the type {@code webhook}, which looks like a
 * slip; here each has its own.
 */
final class ManagementSubscriptions {

    private static final int PER_PAGE = 25;
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Simulator simulator;

    /** The body of a POST. */
    record Creation(Data data) {

        /** @param type is not documented, but usual in JSON:API: may be left out */
        record Data(String type, Attributes attributes) {}

        record Attributes(String webhookId, String userId, String vehicleId) {}
    }

    ManagementSubscriptions(Simulator simulator) {
        this.simulator = simulator;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v3/subscriptions", this::list),
                Route.post("/v3/subscriptions", this::create),
                Route.get("/v3/subscriptions/{id}", this::one),
                Route.delete("/v3/subscriptions/{id}", this::delete));
    }

    private ServerResponse list(ServerRequest request) {
        Query query = Query.of(
                request,
                Set.of(
                        "filter[userId]",
                        "filter[webhookId]",
                        "filter[vehicleId]",
                        "filter[vehicle.mode]",
                        "page[number]",
                        "page[size]"));
        VehicleFilter vehicles = VehicleFilter.of(query);
        Optional<String> webhookId = query.text("filter[webhookId]");
        return JsonApi.page(
                request,
                query,
                PER_PAGE,
                simulator.subscriptions().stream()
                        .filter(subscription -> vehicles.test(subscription.vehicle()))
                        .filter(subscription -> Query.matches(webhookId, subscription.webhookId()))
                        .map(subscription -> resource(request, subscription))
                        .toList());
    }

    private ServerResponse one(ServerRequest request) {
        return JsonApi.one(resource(request, subscription(request)));
    }

    private ServerResponse delete(ServerRequest request) {
        simulator.unsubscribe(subscription(request).id());
        return JsonAnswer.noContent();
    }

    private Subscription subscription(ServerRequest request) {
        return simulator
                .subscription(request.pathVariable("id"))
                .orElseThrow(() -> SmartcarException.notFound("subscription"));
    }

    private ServerResponse create(ServerRequest request) {
        Creation body = JsonBody.read(request, Creation.class);
        JsonBody.required(body.data(), "data", "send {\"data\":{\"attributes\":{…}}}");
        if (!Objects.requireNonNullElse(body.data().type(), "subscription").equals("subscription")) {
            throw JsonBody.refused("data.type", "expected subscription, or nothing");
        }
        Creation.Attributes wanted =
                JsonBody.required(body.data().attributes(), "data.attributes", "send webhookId, userId and vehicleId");
        uuid(wanted.webhookId(), "webhookId");
        uuid(wanted.userId(), "userId");
        uuid(wanted.vehicleId(), "vehicleId");
        if (simulator.webhooks().stream().noneMatch(webhook -> webhook.id().equals(wanted.webhookId()))) {
            throw SmartcarException.notFound("webhook");
        }
        checkConnection(wanted);
        simulator.subscribe(wanted.webhookId(), wanted.vehicleId());
        return JsonAnswer.of(
                HttpStatus.ACCEPTED, Map.of("meta", Map.of("message", "subscription creation in progress")));
    }

    private static void uuid(String value, String field) {
        if (value == null || !UUID.matcher(value).matches()) {
            throw JsonBody.refused("data.attributes." + field, "expected a UUID");
        }
    }

    /**
     * 404 when there is no such user or vehicle. 403 when there are both, but the vehicle is another user's: the
     * application has no permission of this user for it. Smartcar documents 403 without saying when; a webhook of another
     * application, the other case to think of, cannot exist here.
     */
    private void checkConnection(Creation.Attributes wanted) {
        List<VehicleIdentity> vehicles = simulator.vehicles(List.of()).stream()
                .map(VehicleView::identity)
                .toList();
        if (vehicles.stream().noneMatch(vehicle -> vehicle.userId().equals(wanted.userId()))) {
            throw SmartcarException.notFound("user");
        }
        VehicleIdentity vehicle = vehicles.stream()
                .filter(one -> one.id().equals(wanted.vehicleId()))
                .findFirst()
                .orElseThrow(() -> SmartcarException.notFound("vehicle"));
        if (!vehicle.userId().equals(wanted.userId())) {
            throw new SmartcarException(
                    HttpStatus.FORBIDDEN, "PERMISSION", null, "the vehicle is not connected by this user");
        }
    }

    private static JsonApi.Resource resource(ServerRequest request, Subscription subscription) {
        VehicleIdentity vehicle = subscription.vehicle();
        return new JsonApi.Resource(
                subscription.id(),
                "subscription",
                Map.of("vehicle", VehicleAttributes.of(vehicle)),
                Map.of(
                        "webhook", JsonApi.relationship(request, "webhook", subscription.webhookId()),
                        "user", JsonApi.relationship(request, "user", vehicle.userId()),
                        "vehicle", JsonApi.relationship(request, "vehicle", vehicle.id())),
                JsonApi.self(request, "/v3/subscriptions/" + subscription.id()),
                Map.of("createdAt", subscription.createdAt(), "updatedAt", subscription.createdAt()));
    }
}
