package io.signalpost.command.event;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** How events are shown to people, a line each. */
final class EventLines {

    static final String[] HEAD = {"RECEIVED", "ID", "TYPE", "VEHICLE", "SIGNALS", "DELIVERIES"};

    private EventLines() {}

    /** @param event as {@code /observe/events} and {@code /observe/stream} have it */
    static List<String> cells(JsonNode event) {
        return List.of(
                event.path("receivedAt").asText(),
                event.path("id").asText(),
                event.path("type").asText(),
                event.path("vehicleId").asText(),
                event.path("signals").asText(),
                deliveries(event.path("deliveries")));
    }

    private static String deliveries(JsonNode deliveries) {
        return deliveries.properties().stream()
                .map(each -> each.getKey() + " " + each.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
