package io.signalpost.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the bodies of today (4.0) and their kin: those of 2025, and those that only Smartcar's pages show. Triggers and
 * {@code meta} are read at the top and inside {@code data}.
 */
final class WireV4 {

    /** The second is of the REST API. */
    private static final Set<String> FAILED = Set.of("ERROR", "UNAVAILABLE");

    private WireV4() {}

    static Content read(JsonNode root) {
        JsonNode data = root.path("data");
        JsonNode meta = Json.first(root.path("meta"), data.path("meta"));
        String version = Json.text(meta.path("version"));
        String mode = Json.upper(Json.first(
                meta.path("mode"), root.path("mode"), data.path("vehicle").path("mode")));
        return new Content(
                root,
                Json.text(root.path("eventType")),
                Objects.requireNonNullElse(mode, VehicleEvent.DEFAULT_MODE),
                version,
                Json.text(meta.path("webhookId")),
                Json.text(meta.path("deliveryId")),
                Json.time(Json.first(
                        meta.path("deliveredAt"), meta.path("deliveryTime"), meta.path("deliveryTimestamp"))),
                Json.whole(meta.path("sequence")),
                vehicle(root, data.path("vehicle")),
                user(data.path("user")),
                Json.list(Json.first(root.path("triggers"), data.path("triggers")), WireV4::trigger),
                signals(data.path("signals"), version != null),
                Json.list(data.path("errors"), Faults::read));
    }

    private static Vehicle vehicle(JsonNode root, JsonNode vehicle) {
        return new Vehicle(
                Json.text(Json.first(vehicle.path("id"), root.path("vehicleId"))),
                Json.text(vehicle.path("make")),
                Json.text(vehicle.path("model")),
                Json.integer(vehicle.path("year")),
                Json.upper(vehicle.path("mode")),
                Json.text(vehicle.path("powertrainType")));
    }

    private static User user(JsonNode user) {
        return new User(Json.text(user.path("id")), Json.text(user.path("externalId")));
    }

    /** The signal is an object, a string, or the trigger itself; so is the first delivery. */
    private static Trigger trigger(JsonNode node) {
        String type = Json.text(node.path("type"));
        String code = Json.text(Json.first(node.path("code"), node));
        if (Trigger.FIRST_DELIVERY.equals(type) || Trigger.FIRST_DELIVERY.equals(code)) {
            return new Trigger(Trigger.FIRST_DELIVERY, Trigger.FIRST_DELIVERY, null, null);
        }
        SignalName signal = SignalName.of(Json.first(node.path("signal"), node));
        if (signal == null) {
            return type == null ? null : new Trigger(type, null, null, null);
        }
        return new Trigger(
                Objects.requireNonNullElse(type, Trigger.SIGNAL_UPDATED), signal.code(), signal.name(), signal.group());
    }

    /** A list; the page on delivery draws it as an object of bodies keyed by {@code Group.Name}. */
    private static List<Signal> signals(JsonNode node, boolean versioned) {
        if (!node.isObject()) {
            return Json.list(node, element -> signal(SignalName.of(element), element, versioned));
        }
        List<Signal> signals = new ArrayList<>();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            JsonNode element = value.has("body") || value.path("status").isObject()
                    ? value
                    : JsonNodeFactory.instance.objectNode().set("body", value);
            signals.add(signal(SignalName.of(entry.getKey()), element, versioned));
        });
        return Collections.unmodifiableList(signals);
    }

    private static Signal signal(SignalName name, JsonNode node, boolean versioned) {
        if (name == null || !node.isObject()) {
            return null;
        }
        JsonNode body = Json.isThere(node.path("body")) ? node.path("body") : null;
        JsonNode error = node.path("status").path("error");
        if (body == null || Json.isThere(error) || FAILED.contains(status(node))) {
            return Signal.failed(name, body, Json.text(error.path("type")), Json.text(error.path("code")));
        }
        JsonNode meta = node.path("meta");
        return Signal.read(
                name,
                body,
                SignalBody.of(name, body, versioned),
                Json.time(meta.path("oemUpdatedAt")),
                Json.time(Json.first(meta.path("retrievedAt"), meta.path("fetchedAt"))));
    }

    /** There was none before November 2025: a body is success then. */
    private static String status(JsonNode signal) {
        String status = Json.upper(Json.first(signal.path("status").path("value"), signal.path("status")));
        return Objects.requireNonNullElse(status, "SUCCESS");
    }
}
