package io.signalpost.observe.destination;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.event.Trigger;
import org.apache.commons.lang3.StringUtils;

/** A made-up event of a vehicle that is none, in the form that Smartcar sends, such as a destination asks for. */
final class TestEventBody {

    /** With which the id of each begins. */
    static final String ID = "test-";

    /** Whom they are of, where the destination does not ask for certain vehicles. */
    static final String VEHICLE = "test-vehicle";

    private static final String USER = "test-user";
    private static final String ERROR = "VEHICLE_ERROR";
    private static final List<String> SIGNALS = List.of("odometer-traveleddistance", "tractionbattery-stateofcharge");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, List<String>> asked;
    private final Instant now;

    private TestEventBody(Map<String, List<String>> asked, Instant now) {
        this.asked = asked;
        this.now = now;
    }

    static String freshId() {
        return ID + UUID.randomUUID();
    }

    /** @param asked values by the names of the parameters of {@code event-log:} */
    static ObjectNode of(Map<String, List<String>> asked, Instant now) {
        return new TestEventBody(asked, now).body();
    }

    private ObjectNode body() {
        String type = first("eventTypes", "VEHICLE_STATE");
        ObjectNode body = JSON.objectNode().put("eventId", freshId()).put("eventType", type);
        ObjectNode data = body.putObject("data");
        data.putObject("user").put("id", first("users", USER)).putNull("externalId");
        data.putObject("vehicle")
                .put("id", first("vehicles", VEHICLE))
                .put("make", first("makes", "TEST"))
                .put("model", "Test event")
                .put("year", 2026)
                .put("mode", "test")
                .put("powertrainType", "BEV");
        Set<String> codes = codes();
        if (type.equals(ERROR)) {
            data.set("errors", errors(codes));
        } else {
            data.set("signals", signals(codes));
            body.set("triggers", triggers(codes));
        }
        body.putObject("meta")
                .put("version", "4.0")
                .put("webhookId", ID + "webhook")
                .put("webhookName", "Test event")
                .put("deliveryId", freshId())
                .put("deliveredAt", now.toEpochMilli())
                .put("mode", "TEST")
                .put("signalCount", codes.size());
        return body;
    }

    private String first(String parameter, String otherwise) {
        return asked.containsKey(parameter) ? asked.get(parameter).get(0) : otherwise;
    }

    /** Of all signals that it asks for. */
    private Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>(asked.getOrDefault("triggers", List.of()));
        codes.remove(Trigger.FIRST_DELIVERY);
        codes.addAll(asked.getOrDefault("signals", List.of()));
        return codes.isEmpty() ? new LinkedHashSet<>(SIGNALS) : codes;
    }

    private ArrayNode signals(Set<String> codes) {
        ArrayNode signals = JSON.arrayNode();
        for (String code : codes) {
            ObjectNode signal = name(code);
            signal.set(
                    "body",
                    Catalog.get()
                            .signal(code)
                            .map(SignalDefinition::exampleBody)
                            .orElseGet(() -> JSON.objectNode().put("value", 1)));
            signal.putObject("status").put("value", "SUCCESS");
            signal.putObject("meta").put("oemUpdatedAt", now.toEpochMilli()).put("retrievedAt", now.toEpochMilli());
            signals.add(signal);
        }
        return signals;
    }

    private ArrayNode triggers(Set<String> codes) {
        ArrayNode triggers = JSON.arrayNode();
        if (asked.getOrDefault("triggers", List.of()).contains(Trigger.FIRST_DELIVERY)) {
            triggers.addObject().put("type", Trigger.FIRST_DELIVERY);
        }
        triggers.addObject()
                .put("type", "SIGNAL_UPDATED")
                .set("signal", name(codes.iterator().next()));
        return triggers;
    }

    private static ArrayNode errors(Set<String> codes) {
        ArrayNode errors = JSON.arrayNode();
        ObjectNode error = errors.addObject()
                .put("type", "COMPATIBILITY")
                .put("code", "VEHICLE_NOT_CAPABLE")
                .put("description", "A test event, of no vehicle.")
                .put("suggestedUserMessage", "This is a test.")
                .put("state", "ERROR");
        error.putObject("resolution").putNull("type");
        ArrayNode signals = error.putArray("signals");
        codes.forEach(code -> signals.add(name(code)));
        return errors;
    }

    private static ObjectNode name(String code) {
        return Catalog.get()
                .signal(code)
                .map(signal -> JSON.objectNode()
                        .put("code", signal.code())
                        .put("name", signal.name())
                        .put("group", signal.group()))
                .orElseGet(() -> JSON.objectNode()
                        .put("code", code)
                        .put("name", StringUtils.substringAfter(code, "-"))
                        .put("group", StringUtils.substringBefore(code, "-")));
    }
}
