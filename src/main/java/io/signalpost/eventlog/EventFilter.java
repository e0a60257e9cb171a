package io.signalpost.eventlog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.store.LogEntry;

/** Which events a destination gets. What the columns of the log can answer is asked before the body is parsed. */
final class EventFilter implements Predicate<LogEntry> {

    private final Set<String> eventTypes;
    private final Set<String> modes;
    private final Set<String> vehicles;
    private final Set<String> makes;
    private final Set<String> users;
    private final Set<String> triggers;
    private final Set<String> signals;

    /** Each a comma list; null or blank lets everything through. */
    EventFilter(
            String eventTypes,
            String modes,
            String vehicles,
            String makes,
            String users,
            String triggers,
            String signals) {
        this.eventTypes = set(eventTypes);
        this.modes = set(modes);
        this.vehicles = set(vehicles);
        this.makes = set(makes);
        this.users = set(users);
        this.triggers = items(triggers).collect(Collectors.toUnmodifiableSet());
        this.signals = items(signals).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean test(LogEntry entry) {
        return heldBackBy(entry).isEmpty();
    }

    /** The first parameter that does not let the event through, as routes call it; empty when all do. */
    Optional<String> heldBackBy(LogEntry entry) {
        if (!in(eventTypes, entry.eventType())) {
            return Optional.of("eventTypes");
        }
        if (!in(modes, entry.mode() == null ? VehicleEvent.DEFAULT_MODE : entry.mode())) {
            return Optional.of("modes");
        }
        if (!in(vehicles, entry.vehicleId())) {
            return Optional.of("vehicles");
        }
        if (!makes.isEmpty() && !in(makes, entry.event().vehicle().make())) {
            return Optional.of("makes");
        }
        if (!users.isEmpty() && !in(users, entry.event().user().id())) {
            return Optional.of("users");
        }
        if (!triggers.isEmpty() && triggers.stream().noneMatch(entry.event()::triggeredBy)) {
            return Optional.of("triggers");
        }
        boolean signal =
                signals.isEmpty() || signals.stream().map(entry.event()::signal).anyMatch(Signal::ok);
        return signal ? Optional.empty() : Optional.of("signals");
    }

    /** Case does not count: makes come as {@code TESLA} and {@code Tesla}, and people type codes by hand. */
    private static boolean in(Set<String> allowed, String value) {
        return allowed.isEmpty() || value != null && allowed.contains(value.toLowerCase(Locale.ROOT));
    }

    private static Set<String> set(String list) {
        return items(list).map(item -> item.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> items(String list) {
        return list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
