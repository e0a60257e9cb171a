package io.signalpost.eventlog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.catalog.Catalog;
import io.signalpost.event.Signal;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.store.LogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which events a destination gets. What the columns of the log can answer is asked before the body is parsed. */
final class EventFilter implements Predicate<LogEntry> {

    private static final Logger log = LoggerFactory.getLogger(EventFilter.class);

    private static final Set<String> KNOWN_TYPES =
            new TreeSet<>(Set.of("vehicle_state", "vehicle_error", "scheduled", "eventbased", "dynamic"));
    private static final Set<String> KNOWN_MODES = new TreeSet<>(Set.of("live", "test", "simulated"));

    private final Set<String> eventTypes;
    private final Set<String> modes;
    private final Set<String> vehicles;
    private final Set<String> makes;
    private final Set<String> users;
    private final Set<String> triggers;
    private final Set<String> signals;

    /** Each a comma list; null or blank lets everything through. */
    EventFilter(
            String destination,
            String eventTypes,
            String modes,
            String vehicles,
            String makes,
            String users,
            String triggers,
            String signals) {
        this.eventTypes = set(eventTypes);
        this.modes = set(modes);
        warnUnless(KNOWN_TYPES, this.eventTypes, destination, "an event type");
        warnUnless(KNOWN_MODES, this.modes, destination, "a mode");
        this.vehicles = set(vehicles);
        this.makes = set(makes);
        this.users = set(users);
        this.triggers = codes(destination, triggers);
        this.signals = codes(destination, signals);
    }

    private static void warnUnless(Set<String> known, Set<String> named, String destination, String what) {
        named.stream().filter(name -> !known.contains(name)).forEach(name -> log.atWarn()
                .addKeyValue("destination", destination)
                .addKeyValue("name", name)
                .log("A filter names " + what + " that Smartcar does not send today; known are " + known));
    }

    @Override
    public boolean test(LogEntry entry) {
        return in(eventTypes, entry.eventType())
                && in(modes, entry.mode() == null ? VehicleEvent.DEFAULT_MODE : entry.mode())
                && in(vehicles, entry.vehicleId())
                && (makes.isEmpty() || in(makes, entry.event().vehicle().make()))
                && (users.isEmpty() || in(users, entry.event().user().id()))
                && (triggers.isEmpty() || triggers.stream().anyMatch(entry.event()::triggeredBy))
                && (signals.isEmpty()
                        || signals.stream().map(entry.event()::signal).anyMatch(Signal::ok));
    }

    /** Case does not count: makes come as {@code TESLA} and {@code Tesla}, and people type codes by hand. */
    private static boolean in(Set<String> allowed, String value) {
        return allowed.isEmpty() || value != null && allowed.contains(value.toLowerCase(Locale.ROOT));
    }

    private static Set<String> set(String list) {
        return items(list).map(item -> item.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> codes(String destination, String list) {
        Set<String> codes = items(list).collect(Collectors.toUnmodifiableSet());
        codes.stream().filter(EventFilter::isUnknown).forEach(code -> warn(destination, code));
        return codes;
    }

    private static boolean isUnknown(String code) {
        Catalog catalog = Catalog.get();
        return !code.equals(Trigger.FIRST_DELIVERY)
                && catalog.signal(code).isEmpty()
                && catalog.signalNamed(code).isEmpty();
    }

    /** A misspelt code holds everything back in silence; but one that is new at Smartcar must not be refused. */
    private static void warn(String destination, String code) {
        String nearest = Catalog.get()
                .nearestSignalCode(code)
                .map(known -> "did you mean '" + known + "'?")
                .orElse("nothing is like it");
        log.atWarn()
                .addKeyValue("destination", destination)
                .addKeyValue("code", code)
                .log("A filter names a signal that is not in the catalogue; " + nearest);
    }

    private static Stream<String> items(String list) {
        return list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
