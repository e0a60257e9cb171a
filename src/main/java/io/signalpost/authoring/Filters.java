package io.signalpost.authoring;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.catalog.EventNames;
import io.signalpost.catalog.SignalDefinition;

/** What a destination asks for is something that can come: else it would filter everything, in silence. */
final class Filters implements Check {

    private static final List<String> LISTS =
            List.of("eventTypes", "modes", "makes", "signals", "triggers", "vehicles", "users");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.destinations().flatMap(route -> setup.from(route).stream()).forEach(from -> {
            names(setup, from, "eventTypes", EventNames.TYPES, "an event type", findings);
            names(setup, from, "modes", EventNames.MODES, "a mode", findings);
            makes(setup, from, findings);
            codes(setup, from, "signals", findings);
            codes(setup, from, "triggers", findings);
            vehicles(setup, from, findings);
            nothing(from, findings);
        });
    }

    private static void names(
            Setup setup,
            Endpoint from,
            String option,
            Collection<String> known,
            String what,
            Consumer<SetupFinding> findings) {
        each(from, option, (place, name) -> {
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                findings.accept(Names.unknown(
                        setup,
                        place,
                        "'" + name + "' is not " + what + " that Smartcar sends: nothing would be delivered for it",
                        Suggestion.didYouMean(name, known, "write one of " + String.join(", ", known))));
            }
        });
    }

    private static void makes(Setup setup, Endpoint from, Consumer<SetupFinding> findings) {
        each(from, "makes", (place, name) -> {
            if (Names.isMake(name)) {
                return;
            }
            String what = "'" + name + "' is no make that Smartcar connects, as far as is known";
            String near = Suggestion.didYouMean(name, Names.MAKES);
            findings.accept(
                    near.isEmpty() // no list of makes is complete, so that stops no start
                            ? SetupFinding.warning(
                                    "filter", place, what, "write it as Smartcar does, for instance TESLA")
                            : Names.unknown(setup, place, what, near));
        });
    }

    private static void codes(Setup setup, Endpoint from, String option, Consumer<SetupFinding> findings) {
        each(from, option, (place, code) -> {
            if (option.equals("triggers") && code.equals("FIRST_DELIVERY")) {
                return;
            }
            Optional<SignalDefinition> signal = Names.signal(code);
            if (signal.isEmpty()) {
                findings.accept(Names.unknownSignal(setup, place, code));
            } else if (option.equals("triggers") && signal.get().attribute()) {
                findings.accept(SetupFinding.warning(
                        "filter",
                        place,
                        "'" + code + "' never changes, so it triggers nothing after the first delivery",
                        "write it as signals: instead"));
            }
        });
        boolean errorsOnly = from.value("eventTypes")
                .filter(types -> types.strip().equalsIgnoreCase("VEHICLE_ERROR"))
                .isPresent();
        if (errorsOnly && from.option(option).isPresent()) {
            findings.accept(SetupFinding.error(
                    "filter",
                    from.option(option).get().place(),
                    "a VEHICLE_ERROR has no " + option + ": with both filters nothing would be delivered",
                    "remove " + option + ", or write eventTypes: VEHICLE_STATE"));
        }
    }

    private static void vehicles(Setup setup, Endpoint from, Consumer<SetupFinding> findings) {
        for (String option : List.of("vehicles", "users")) {
            each(from, option, (place, id) -> {
                if (id.contains("*")) {
                    findings.accept(SetupFinding.error(
                            "filter",
                            place,
                            "'" + id + "' names none: '" + option + "' takes ids as they are, and no patterns",
                            "remove " + option + " to get the events of all"));
                } else if (option.equals("vehicles") && id.matches("[0-9a-fA-F]{32}")) {
                    findings.accept(SetupFinding.error(
                            "filter",
                            place,
                            "'" + id + "' is no id of a vehicle: those of Smartcar have dashes",
                            "write " + id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.*)", "$1-$2-$3-$4-$5")));
                } else if (Names.isVin(id)) {
                    findings.accept(SetupFinding.error(
                            "filter",
                            place,
                            "'" + option + "' holds a VIN, and Smartcar's events name vehicles by Smartcar's id",
                            "write the vehicle's id, for instance dc6ea99e-57d1-4e41-b129-27e7eb58713e"));
                }
            });
        }
    }

    /** An empty list asks for everything, which is seldom meant where somebody wrote one. */
    private static void nothing(Endpoint from, Consumer<SetupFinding> findings) {
        from.options().stream()
                .filter(option -> LISTS.contains(option.name()) && !option.inUri())
                .filter(option -> option.element().text() != null
                        && option.element().text().isBlank())
                .forEach(option -> findings.accept(SetupFinding.warning(
                        "filter",
                        option.place(),
                        "'" + option.name() + "' is empty, and so asks for everything",
                        "write what is wanted, or remove the line")));
    }

    private interface Named {
        void accept(SourcePlace place, String name);
    }

    /** Each name in a comma list, once its value is known. */
    private static void each(Endpoint from, String option, Named named) {
        from.option(option).filter(Option::isKnown).ifPresent(given -> Arrays.stream(
                        given.value().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> named.accept(place(given, name), name)));
    }

    private static SourcePlace place(Option option, String name) {
        return option.inUri() ? option.place() : option.element().placeOf(name);
    }
}
