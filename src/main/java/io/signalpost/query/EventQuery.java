package io.signalpost.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.event.VehicleEvent;

/**
 * Which events are asked for, in the parameters of the operator's API:
 * {@code type=VEHICLE_STATE&signal=tractionbattery-stateofcharge:lt:20}. A value may be a comma list, of which one has to fit;
 * a parameter may come several times, and each has to fit.
 */
public final class EventQuery {

    private final Map<EventParameter, String> asked = new EnumMap<>(EventParameter.class);
    private final List<EventCondition> conditions = new ArrayList<>();

    private EventQuery(List<Map.Entry<String, String>> parameters) {
        parameters.forEach(each -> add(each.getKey(), each.getValue()));
    }

    /**
     * @param text parameters with {@code &} between
     * @throws IllegalArgumentException saying what is wrong with it and what to write
     */
    public static EventQuery parse(String text) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String parameter : text.split("&")) {
            if (!parameter.isBlank()) {
                String[] parts = parameter.strip().split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException(
                            "'" + parameter.strip()
                                    + "' is no parameter and value; write for instance type=VEHICLE_STATE&signal=odometer-traveleddistance:gt:1000");
                }
                parameters.add(Map.entry(parts[0].strip(), parts[1].strip()));
            }
        }
        return of(parameters);
    }

    /** As {@link #parse}, of parameters that are taken apart and decoded. */
    public static EventQuery of(List<Map.Entry<String, String>> parameters) {
        return new EventQuery(parameters);
    }

    private void add(String name, String value) {
        EventParameter parameter = Arrays.stream(EventParameter.values())
                .filter(it -> it.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown parameter '" + name + "'" + nearest(name)));
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " has no value; write for instance " + parameter.example());
        }
        conditions.add(parameter.condition(value));
        asked.putIfAbsent(parameter, value);
    }

    private static String nearest(String name) {
        List<String> names = EventParameter.names();
        return "; " + Suggestion.didYouMean(name, names, "there are " + String.join(", ", names));
    }

    /**
     * What one of the parameters asks for, in lower case, so that whoever has an index need not look at all events; empty when
     * it asks for nothing. Of a parameter that comes several times, what it asks for first.
     */
    public Set<String> items(EventParameter parameter) {
        return asked.containsKey(parameter) ? EventParameter.items(asked.get(parameter)) : Set.of();
    }

    /** Of {@code from} or {@code to}; empty when it is not asked. */
    public Optional<Instant> time(EventParameter parameter) {
        return Optional.ofNullable(asked.get(parameter)).map(EventParameter::time);
    }

    /** @param tokenName name of the management token whose signature matched; null when that is not known */
    public boolean test(VehicleEvent event, String tokenName) {
        for (EventCondition condition : conditions) {
            if (!condition.test(event, tokenName)) {
                return false;
            }
        }
        return true;
    }
}
