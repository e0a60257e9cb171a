package io.signalpost.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.catalog.EventNames;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;

/** The parameters by which events are asked for. */
public enum EventParameter {
    ID("0a8c63ca-5a40-4a4e-8f0b-6f2c0c7c7a11", value -> anyOf(value, VehicleEvent::id)),
    VEHICLE(
            "dc6ea99e-57d1-4e41-b129-27e7eb58713e",
            value -> anyOf(value, event -> event.vehicle().id())),
    USER(
            "8f1f8f5e-2c3a-4f5c-9a33-0d2d2f7c5a10",
            value -> anyOf(value, event -> event.user().id())),
    TYPE("VEHICLE_STATE", value -> anyOf(value, EventNames.TYPES, VehicleEvent::type)),
    TRIGGER("charge-ischarging", EventParameter::triggered),
    SIGNAL("tractionbattery-stateofcharge:lt:20", SignalCondition::parse),
    MODE("LIVE", value -> anyOf(value, EventNames.MODES, VehicleEvent::mode)),
    TOKEN("default", value -> {
        Set<String> names = items(value);
        return (event, tokenName) -> tokenName != null && names.contains(tokenName.toLowerCase(Locale.ROOT));
    }),
    /** Received at that time or later. */
    FROM("2026-11-28T08:00:00Z", value -> {
        Instant from = time(value);
        return (event, tokenName) -> !event.receivedAt().isBefore(from);
    }),
    /** Received before that time. */
    TO("2026-11-29", value -> {
        Instant to = time(value);
        return (event, tokenName) -> event.receivedAt().isBefore(to);
    });

    private final String value;
    private final Function<String, EventCondition> parser;

    EventParameter(String value, Function<String, EventCondition> parser) {
        this.value = value;
        this.parser = parser;
    }

    EventCondition condition(String text) {
        return parser.apply(text);
    }

    /** As it could be written, with a value. */
    String example() {
        return this + "=" + value;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(EventParameter::toString).toList();
    }

    /** Case does not count, as with the parameters of a destination. */
    private static EventCondition anyOf(String list, Function<VehicleEvent, String> property) {
        Set<String> items = items(list);
        return (event, tokenName) -> {
            String has = property.apply(event);
            return has != null && items.contains(has.toLowerCase(Locale.ROOT));
        };
    }

    /** @param known some of its values; one that is nearly known is a slip, any other may be of tomorrow */
    private static EventCondition anyOf(String list, List<String> known, Function<VehicleEvent, String> property) {
        items(list).stream()
                .map(item -> item.toUpperCase(Locale.ROOT))
                .filter(item -> !known.contains(item))
                .forEach(item -> requireNoSlip(item, known));
        return anyOf(list, property);
    }

    private static void requireNoSlip(String word, List<String> known) {
        String question = Suggestion.didYouMean(word, known);
        if (!question.isEmpty()) {
            throw new IllegalArgumentException("there is no '" + word + "'; " + question);
        }
    }

    static Set<String> items(String list) {
        return Arrays.stream(list.split(","))
                .map(item -> item.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static EventCondition triggered(String list) {
        List<String> codes = Arrays.stream(list.split(",")).map(String::strip).toList();
        codes.stream().filter(code -> !code.equals(Trigger.FIRST_DELIVERY)).forEach(code -> {
            requireNoSlip(code, List.of(Trigger.FIRST_DELIVERY));
            SignalCondition.requireKnown(code);
        });
        return (event, tokenName) -> codes.stream().anyMatch(event::triggeredBy);
    }

    /**
     * A time, or a day in UTC, of which it is the beginning.
     *
     * @throws IllegalArgumentException saying what to write
     */
    public static Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text
                    + "' is no time; write for instance 2026-11-28T08:00:00Z, or 2026-11-28 for its beginning in UTC");
        }
    }
}
