package io.signalpost.authoring;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.authoring.simple.Operand.Kind;
import io.signalpost.catalog.EventNames;

/** What is compared with names of which all are known is one of them. */
final class ComparedNames implements Check {

    private static final List<String> TYPES =
            Stream.concat(EventNames.TYPES.stream(), Stream.of("VERIFY")).toList();

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Compared.all(setup)
                .filter(it -> it.right().is(Kind.TEXT) && it.operator().matches("[=!]=|=~|!?in|not in"))
                .forEach(it -> {
                    String text = it.right().text();
                    for (String name : it.operator().endsWith("in") ? text.split(",") : new String[] {text}) {
                        check(setup, it, name.strip(), findings);
                    }
                });
    }

    private static void check(Setup setup, Compared it, String name, Consumer<SetupFinding> findings) {
        boolean header = it.left().head().equals("header");
        String asked = String.valueOf(header ? it.left().name() : it.left().last());
        if (asked.equalsIgnoreCase("SmartcarEventType") || asked.equals("type") && it.asksEvent()) {
            oneOf(setup, it, name, TYPES, "an event type", findings);
        } else if (asked.equalsIgnoreCase("SmartcarMode") || asked.equals("mode") && it.asksEvent()) {
            oneOf(setup, it, name, EventNames.MODES, "a mode", findings);
        } else if (asked.equals("unit") && it.signal().isPresent()) {
            Collection<String> units = it.signal().get().units();
            if (!units.isEmpty()) {
                oneOf(setup, it, name, units, "a unit of " + it.left().signal(), findings);
            }
        } else if (asked.equals("make") && !Names.isMake(name)) {
            Suggestion.nearest(name, Names.MAKES)
                    .ifPresent(make -> findings.accept(Names.unknown(
                            setup, it.placeOf(name), "'" + name + "' is no make", "did you mean '" + make + "'?")));
        } else if (Names.isVin(name)
                && (asked.equalsIgnoreCase("SmartcarVehicleId")
                        || it.left().text().contains("vehicle.id"))) {
            findings.accept(SetupFinding.error(
                    Comparisons.RULE,
                    it.place(),
                    "a VIN is compared with Smartcar's id of the vehicle",
                    "write the id, for instance dc6ea99e-57d1-4e41-b129-27e7eb58713e"));
        }
    }

    private static void oneOf(
            Setup setup,
            Compared it,
            String name,
            Collection<String> known,
            String what,
            Consumer<SetupFinding> findings) {
        if (!known.contains(name)) {
            findings.accept(Names.unknown(
                    setup,
                    it.placeOf(name),
                    "'" + name + "' is not " + what,
                    Suggestion.didYouMean(name, known, "write one of " + String.join(", ", known))));
        }
    }
}
