package io.signalpost.kamelet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import org.apache.camel.Body;

/** Kamelet {@code to-readings}: a map for each signal that could be read. */
public final class ToReadings {

    static final String EVENT_ID = "eventId";
    static final String CODE = "code";

    /** @param body an event, or a list of them */
    public List<Map<String, Object>> of(@Body Object body) {
        return Bodies.of(body).stream()
                .map(each -> Bodies.event(each, "to-readings"))
                .flatMap(event -> event.signals().stream().filter(Signal::ok).map(signal -> reading(event, signal)))
                .toList();
    }

    /** Times as ISO 8601 texts in UTC. What is not known is null. */
    private static Map<String, Object> reading(VehicleEvent event, Signal signal) {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put(EVENT_ID, event.id());
        reading.put("vehicleId", event.vehicle().id());
        reading.put(CODE, signal.code());
        reading.put("group", signal.group());
        reading.put("name", signal.name());
        reading.put("value", signal.value());
        reading.put("unit", signal.unit());
        reading.put("oemUpdatedAt", text(signal.oemUpdatedAt()));
        reading.put("retrievedAt", text(signal.retrievedAt()));
        reading.put("receivedAt", text(event.receivedAt()));
        return reading;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
