package io.signalpost.bench.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.bench.load.EventTemplate;

/** Of what comes to one recipient, whether the events of a vehicle come one by one, as they are numbered. For one thread. */
final class ArrivalOrder {

    private final Map<String, Long> latest = new HashMap<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private long delivered;
    private long overtaken;
    private long together;

    /** A request came. @param events of it, where a vehicle may have several */
    void begin(List<JsonNode> events) {
        for (JsonNode event : events) {
            String vehicle = vehicle(event);
            long number = EventTemplate.number(event.get("eventId").asText());
            overtaken += number <= latest.getOrDefault(vehicle, -1L) ? 1 : 0;
            latest.merge(vehicle, number, Math::max);
            together += underWay.containsKey(vehicle) ? 1 : 0;
        }
        vehicles(events).forEach(vehicle -> underWay.merge(vehicle, 1, Integer::sum));
    }

    /** It is answered. */
    void end(List<JsonNode> events) {
        vehicles(events)
                .forEach(vehicle -> underWay.compute(vehicle, (same, requests) -> requests == 1 ? null : requests - 1));
        delivered += events.size();
    }

    Tally tally() {
        return new Tally(delivered, overtaken, together);
    }

    private static Stream<String> vehicles(List<JsonNode> events) {
        return events.stream().map(ArrivalOrder::vehicle).distinct();
    }

    private static String vehicle(JsonNode event) {
        return event.at("/data/vehicle/id").asText();
    }
}
