package io.signalpost.eventlog.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
            String parameter, String asked, Predicate<LogEntry> fulfilled, Function<LogEntry, Stream<String>> found) {

        String whatIsFound(LogEntry entry) {
            return found.apply(entry).filter(Objects::nonNull).distinct().collect(Collectors.joining(","));
        }
    }

    /**
     * Why an event does not get through.
     *
     * @param parameter of {@code event-log:}, for instance {@code triggers}
     * @param asked     its value
     * @param found     what the event has instead; empty when it has nothing of the kind
     */
    public record Refusal(String parameter, String asked, String found) {}

    private final Map<String, String> parameters = new TreeMap<>();

    /** @param parameters of {@code event-log:}, each a comma list; null or blank lets everything through */
    public EventFilter(Map<String, String> parameters) {
        parameters.forEach((name, list) -> {
            if (items(list).findAny().isPresent()) {
                this.parameters.put(name, list.strip());
            }
        });
        anyCase("eventTypes", LogEntry::eventType);
        anyCase("modes", entry -> entry.mode() == null ? VehicleEvent.DEFAULT_MODE : entry.mode());
        anyCase("vehicles", LogEntry::vehicleId);
        anyCase("makes", entry -> entry.event().vehicle().make());
        anyCase("users", entry -> entry.event().user().id());
        codes(
                "triggers",
                fired -> entry -> fired.stream().anyMatch(entry.event()::triggeredBy),
                entry -> entry.event().triggers().stream().map(Trigger::code));
        codes(
                "signals",
                present -> entry -> present.stream().map(entry.event()::signal).anyMatch(Signal::ok),
                entry -> entry.event().signals().stream().filter(Signal::ok).map(Signal::code));
    }

    /** @param text as {@link #parameters} gives it */
    public static EventFilter of(String text) {
        return new EventFilter(text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    }

    /** Those that ask for anything, a line each: {@code modes=LIVE,SIMULATED}. */
    public String parameters() {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + items(each.getValue()).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
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
                .map(condition -> new Refusal(condition.parameter, condition.asked, condition.whatIsFound(entry)))
                .toList();
    }

    /** Case does not count: makes come as {@code TESLA} and {@code Tesla}, and people type codes by hand. */
    private void anyCase(String parameter, Function<LogEntry, String> value) {
        Set<String> allowed = items(parameters.get(parameter))
                .map(item -> item.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        add(
                parameter,
                entry -> {
                    String has = value.apply(entry);
                    return has != null && allowed.contains(has.toLowerCase(Locale.ROOT));
                },
                entry -> Stream.ofNullable(value.apply(entry)));
    }

    private void codes(
            String parameter,
            Function<Set<String>, Predicate<LogEntry>> fulfilled,
            Function<LogEntry, Stream<String>> found) {
        add(
                parameter,
                fulfilled.apply(items(parameters.get(parameter)).collect(Collectors.toUnmodifiableSet())),
                found);
    }

    private void add(String parameter, Predicate<LogEntry> fulfilled, Function<LogEntry, Stream<String>> found) {
        String asked = parameters.get(parameter);
        if (asked != null) {
            conditions.add(new Condition(parameter, asked, fulfilled, found));
        }
    }

    private static Stream<String> items(String list) {
        return list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
