package io.signalpost.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.Examples;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events as Smartcar sends them, where a test needs another time or value than the example files have. */
public final class Events {

    public static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";
    public static final String CHARGE = "tractionbattery-stateofcharge";
    public static final long NOON = 1_773_662_400_000L; // in milliseconds, an hour before RECEIVED
    public static final long MINUTE = 60_000;
    public static final Instant RECEIVED = Instant.parse("2026-03-16T13:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    public static VehicleEvent example(String name) {
        byte[] body = Examples.body(name);
        try {
            return new VehicleEvent(JSON.readTree(body).path("eventId").asText("no-id"), RECEIVED, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static VehicleEvent event(ObjectNode body) {
        return new VehicleEvent(
                body.path("eventId").asText("no-id"), RECEIVED, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The event of a body, with what orders the events of one webhook. */
    public static VehicleEvent ofWebhook(String webhook, long sequence, ObjectNode body) {
        ((ObjectNode) body.get("meta")).put("webhookId", webhook).put("sequence", sequence);
        return event(body);
    }

    /** One VEHICLE_STATE of {@link #VEHICLE} with the given signals, each from {@link #signal}. */
    public static VehicleEvent state(String id, long deliveredAt, ObjectNode... signals) {
        return event(stateBody(id, deliveredAt, signals));
    }

    public static ObjectNode stateBody(String id, long deliveredAt, ObjectNode... signals) {
        ObjectNode body = envelope(id, "VEHICLE_STATE", deliveredAt);
        ((ObjectNode) body.get("data")).putArray("signals").addAll(List.of(signals));
        return body;
    }

    public static ObjectNode signal(String code, long oemUpdatedAt, Object value) {
        ObjectNode signal = JSON.createObjectNode().put("code", code);
        signal.putObject("body").set("value", JSON.valueToTree(value));
        signal.putObject("status").put("value", "SUCCESS");
        signal.putObject("meta").put("oemUpdatedAt", oemUpdatedAt).put("retrievedAt", oemUpdatedAt + 40_000);
        return signal;
    }

    public static ObjectNode failedSignal(String code) {
        ObjectNode signal = JSON.createObjectNode().put("code", code);
        ObjectNode error = signal.putObject("status").put("value", "ERROR").putObject("error");
        error.put("type", "UPSTREAM").put("code", "NO_RESPONSE");
        return signal;
    }

    /** One VEHICLE_ERROR of {@link #VEHICLE} with one fault. */
    public static VehicleEvent fault(String id, long deliveredAt, String type, String code, String state) {
        return event(faultBody(id, deliveredAt, type, code, state));
    }

    /** @param signals codes of those it concerns */
    public static ObjectNode faultBody(
            String id, long deliveredAt, String type, String code, String state, String... signals) {
        ObjectNode body = envelope(id, "VEHICLE_ERROR", deliveredAt);
        ArrayNode errors = ((ObjectNode) body.get("data")).putArray("errors");
        ObjectNode error =
                errors.addObject().put("type", type).put("code", code).put("state", state);
        if (!"RESOLVED".equals(state)) {
            error.put("description", "What is wrong").put("suggestedUserMessage", "Sign in again.");
            error.putObject("resolution").put("type", "REAUTHENTICATE");
        }
        for (String signal : signals) {
            error.withArray("signals").addObject().put("code", signal);
        }
        return body;
    }

    private static ObjectNode envelope(String id, String type, long deliveredAt) {
        ObjectNode body = JSON.createObjectNode().put("eventId", id).put("eventType", type);
        ObjectNode data = body.putObject("data");
        data.putObject("user").put("id", "fd776e68-09b2-5a5c-81a8-47883e832fb6");
        data.putObject("vehicle")
                .put("id", VEHICLE)
                .put("make", "KIA")
                .put("model", "EV6")
                .put("year", 2024);
        body.putObject("meta")
                .put("version", "4.0")
                .put("deliveredAt", deliveredAt)
                .put("mode", "LIVE");
        return body;
    }

    /** Empties the tables of the {@code database} destination. */
    public static void forget(JdbcTemplate sql) {
        List.of(
                        "vehicle_event",
                        "vehicle_activity",
                        "vehicle_signal",
                        "vehicle_fault",
                        "vehicle_fault_signal",
                        "signal_reading")
                .forEach(table -> sql.execute("DELETE FROM " + table));
    }
}
