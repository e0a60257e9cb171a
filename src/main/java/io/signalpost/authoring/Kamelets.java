package io.signalpost.authoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.Kamelet;
import io.signalpost.authoring.route.Kamelet.Parameter;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;

/** A Kamelet that a route names is there, and gets the parameters that it defines. */
final class Kamelets implements Check {

    static final String SCHEME = "kamelet";

    private static final String RULE = "kamelet";

    private static final Set<String> COMPARING = Set.of("only-changed", "newer-than-seen");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Kamelet> kamelets = setup.routes()
                .kamelets()
                .collect(Collectors.toMap(Kamelet::name, kamelet -> kamelet, (first, again) -> first));
        setup.own()
                .parts()
                .flatMap(part -> UsedKamelet.of(part, setup).stream())
                .forEach(use -> {
                    Kamelet kamelet = kamelets.get(use.name());
                    if (kamelet == null) {
                        findings.accept(SetupFinding.error(
                                RULE,
                                use.place(),
                                "there is no Kamelet '" + use.name() + "'",
                                Suggestion.didYouMean(
                                        use.name(),
                                        kamelets.keySet(),
                                        "write one of " + String.join(", ", new TreeSet<>(kamelets.keySet()))
                                                + ", or put the file into kamelets/")));
                    } else {
                        unknown(use, kamelet, findings);
                        missing(setup, use, kamelet, findings);
                        values(setup, use, kamelet, findings);
                    }
                });
        outside(setup, findings);
    }

    /** What a destination has passed is known in its route only, and in those that it calls. */
    private static void outside(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .all()
                .filter(route -> setup.from(route)
                        .filter(from -> !from.scheme().isEmpty() && !from.is("event-log", "direct"))
                        .isPresent())
                .flatMap(route -> route.part().all())
                .flatMap(part -> UsedKamelet.of(part, setup).stream())
                .filter(use -> COMPARING.contains(use.name()))
                .forEach(use -> findings.accept(SetupFinding.error(
                        RULE,
                        use.place(),
                        "'" + use.name() + "' compares with what a destination has passed, and this route is none",
                        "write it in a route that begins with from: and uri: event-log:")));
    }

    private static void unknown(UsedKamelet use, Kamelet kamelet, Consumer<SetupFinding> findings) {
        List<String> known = names(kamelet);
        use.options().stream()
                .filter(option -> !known.contains(option.name()) && !CamelParts.hasOption(SCHEME, option.name()))
                .forEach(option -> findings.accept(SetupFinding.error(
                        RULE,
                        option.place(),
                        "the Kamelet '" + kamelet.name() + "' has no parameter '" + option.name() + "'",
                        Suggestion.didYouMean(
                                option.name(),
                                known,
                                known.isEmpty() ? "remove it" : "write one of " + String.join(", ", known)))));
    }

    private static List<String> names(Kamelet kamelet) {
        return kamelet.parameters().stream().map(Parameter::name).toList();
    }

    /** One that is mistyped is told already. Settings may give some to all uses of a Kamelet. */
    private static void missing(Setup setup, UsedKamelet use, Kamelet kamelet, Consumer<SetupFinding> findings) {
        Set<String> given = use.options().stream().map(Option::name).collect(Collectors.toSet());
        List<String> missing = kamelet.parameters().stream()
                .filter(Parameter::isAsked)
                .map(Parameter::name)
                .filter(name -> !given.contains(name))
                .filter(name -> setup.settings()
                        .value("camel.kamelet." + kamelet.name() + "." + name)
                        .isEmpty())
                .toList();
        boolean mistyped = !names(kamelet).containsAll(given);
        if (!missing.isEmpty() && !mistyped) {
            findings.accept(SetupFinding.error(
                    RULE,
                    use.place(),
                    "the Kamelet '" + kamelet.name() + "' asks for " + String.join(", ", missing),
                    "write " + example(kamelet, missing.get(0)) + " below parameters:"));
        }
    }

    private static String example(Kamelet kamelet, String name) {
        return name + ": "
                + kamelet.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .flatMap(parameter -> parameter.said("example").stream())
                        .findFirst()
                        .orElse("…");
    }

    private static void values(Setup setup, UsedKamelet use, Kamelet kamelet, Consumer<SetupFinding> findings) {
        for (Parameter parameter : kamelet.parameters()) {
            use.options().stream()
                    .filter(option -> option.name().equals(parameter.name()) && option.isKnown())
                    .forEach(option -> {
                        Optional<String> form = ParameterValue.wrong(parameter, option.value());
                        Given given = Given.of(setup, option);
                        form.ifPresent(expected -> findings.accept(SetupFinding.error(
                                RULE,
                                given.place(),
                                given.name() + " must be " + expected,
                                Suggestion.didYouMean(option.value(), parameter.choices(), "write " + expected))));
                        if (form.isEmpty()) {
                            signal(setup, parameter, option, findings);
                        }
                    });
        }
    }

    private static void signal(Setup setup, Parameter parameter, Option option, Consumer<SetupFinding> findings) {
        boolean isSignal = parameter.said("format").filter("signal"::equals).isPresent();
        boolean isDefault =
                parameter.said("default").filter(option.value()::equals).isPresent();
        if (isSignal && !isDefault && Names.signal(option.value()).isEmpty()) {
            findings.accept(Names.unknownSignal(setup, option.place(), option.value()));
        }
    }
}
