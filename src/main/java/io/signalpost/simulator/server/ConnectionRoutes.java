package io.signalpost.simulator.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.VehicleView;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Connections in Smartcar's Vehicle API v3 (smartcar.com/docs/api-reference/list-connections): which vehicles have been
 * connected, by whom, and with what permissions.
 */
final class ConnectionRoutes {

    private static final int PER_PAGE = 25;

    private final Simulator simulator;

    private record Attributes(VehicleAttributes vehicle, List<String> permissions, Instant connectedAt) {}

    ConnectionRoutes(Simulator simulator) {
        this.simulator = simulator;
    }

    List<Route> routes() {
        return List.of(Route.get("/v3/connections", this::list), Route.get("/v3/connections/{id}", this::one));
    }

    private ServerResponse list(ServerRequest request) {
        Query query = Query.of(
                request,
                Set.of("filter[userId]", "filter[vehicleId]", "filter[vehicle.mode]", "page[number]", "page[size]"));
        VehicleFilter vehicles = VehicleFilter.of(query);
        return JsonApi.page(
                request,
                query,
                PER_PAGE,
                simulator.vehicles(List.of()).stream()
                        .filter(vehicle -> vehicles.test(vehicle.identity()))
                        .map(vehicle -> resource(request, vehicle))
                        .toList());
    }

    private ServerResponse one(ServerRequest request) {
        String id = request.pathVariable("id");
        return simulator.vehicles(List.of()).stream()
                .filter(vehicle -> id(vehicle.identity()).equals(id))
                .findFirst()
                .map(vehicle -> JsonApi.one(resource(request, vehicle)))
                .orElseThrow(() -> SmartcarException.notFound("connection"));
    }

    /** A vehicle here has one connection, so its id follows from the vehicle's. */
    private static String id(VehicleIdentity vehicle) {
        return UUID.nameUUIDFromBytes(("connection of " + vehicle.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static JsonApi.Resource resource(ServerRequest request, VehicleView view) {
        VehicleIdentity vehicle = view.identity();
        return new JsonApi.Resource(
                id(vehicle),
                "connection",
                new Attributes(VehicleAttributes.of(vehicle), view.permissions(), view.connectedAt()),
                Map.of(
                        "vehicle", JsonApi.relationship(request, "vehicle", vehicle.id()),
                        "user", JsonApi.relationship(request, "user", vehicle.userId())),
                JsonApi.self(request, "/v3/connections/" + id(vehicle)),
                null);
    }
}
