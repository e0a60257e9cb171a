package io.signalpost.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.event.Signal;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.store.LogEntry;

/** Which events a destination gets. What the columns of the log can answer is asked before the body is parsed. */
public final class EventFilter implements Predicate<LogEntry> {

    /** All that it may ask for. */
    public static final List<String> PARAMETERS =
            List.of("eventTypes", "modes", "vehicles", "makes", "users", "triggers", "signals");

    private final List<Condition> conditions = new ArrayList<>();

    /** One of the parameters: what it asks for, whether an event has it, and what the event has instead. */
    private record Condition(
            String parameter, String asked, Predicate<LogEntry> fulfilled, Function<LogEntry, String> found) {}

    /**
     * Why an event does not get through.
     *
     * @param parameter of {@code event-log:}, for instance {@code triggers}
     * @param asked     its value
     * @param found     what the event has instead; empty when it has nothing of the kind
     */
    public record Refusal(String parameter, String asked, String found) {}

    /** Each a comma list; null or blank lets everything through. */
    EventFilter(
            String eventTypes,
            String modes,
            String vehicles,
            String makes,
            String users,
            String triggers,
            String signals) {
        anyCase("eventTypes", eventTypes, LogEntry::eventType);
        anyCase("modes", modes, entry -> entry.mode() == null ? VehicleEvent.DEFAULT_MODE : entry.mode());
        anyCase("vehicles", vehicles, LogEntry::vehicleId);
        anyCase("makes", makes, entry -> entry.event().vehicle().make());
        anyCase("users", users, entry -> entry.event().user().id());
        Set<String> fired = items(triggers).collect(Collectors.toUnmodifiableSet());
        Set<String> present = items(signals).collect(Collectors.toUnmodifiableSet());
        add(
                "triggers",
                triggers,
                fired,
                entry -> fired.stream().anyMatch(entry.event()::triggeredBy),
                entry -> list(entry.event().triggers().stream().map(Trigger::code)));
        add(
                "signals",
                signals,
                present,
                entry -> present.stream().map(entry.event()::signal).anyMatch(Signal::ok),
                entry ->
                        list(entry.event().signals().stream().filter(Signal::ok).map(Signal::code)));
    }

    @Override
    public boolean test(LogEntry entry) {
        for (Condition condition : conditions) {
            if (!condition.fulfilled.test(entry)) {
                return false;
            }
        }
        return true;
    }

    /** The parameters that keep an event back; empty for one that gets through. */
    public List<Refusal> refusals(LogEntry entry) {
        return conditions.stream()
                .filter(condition -> !condition.fulfilled.test(entry))
                .map(condition -> new Refusal(condition.parameter, condition.asked, condition.found.apply(entry)))
                .toList();
    }

    /** Case does not count: makes come as {@code TESLA} and {@code Tesla}, and people type codes by hand. */
    private void anyCase(String parameter, String list, Function<LogEntry, String> value) {
        Set<String> allowed =
                items(list).map(item -> item.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        add(
                parameter,
                list,
                allowed,
                entry -> {
                    String has = value.apply(entry);
                    return has != null && allowed.contains(has.toLowerCase(Locale.ROOT));
                },
                entry -> list(Stream.of(value.apply(entry))));
    }

    private void add(
            String parameter,
            String list,
            Set<String> items,
            Predicate<LogEntry> fulfilled,
            Function<LogEntry, String> found) {
        if (!items.isEmpty()) {
            conditions.add(new Condition(parameter, list.strip(), fulfilled, found));
        }
    }

    private static String list(Stream<String> found) {
        return found.filter(item -> item != null).distinct().collect(Collectors.joining(","));
    }

    private static Stream<String> items(String list) {
        return list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
