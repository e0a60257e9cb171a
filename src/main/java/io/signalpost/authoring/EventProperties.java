package io.signalpost.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.authoring.simple.Function;
import io.signalpost.authoring.simple.Scope;
import io.signalpost.authoring.simple.Step;
import io.signalpost.authoring.simple.Text;
import io.signalpost.authoring.simple.Types;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.event.EventHeaders;
import org.apache.commons.lang3.StringUtils;

/** What an expression asks of an event, a signal or a vehicle is something that these have. */
final class EventProperties implements Check {

    private static final String RULE = "event-property";
    private static final Pattern OF_EXCEPTION = Pattern.compile("exception\\??\\.(\\w+)\\b.*", Pattern.DOTALL);

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.texts().forEach(it -> it.text().functions().forEach(function -> {
            missing(it.text(), it.scope(), function, findings);
            header(it.text(), it.scope(), function, findings);
            exception(setup, it.text(), function, findings);
        }));
        setup.own()
                .parts()
                .filter(part -> part.is("HeaderExpression"))
                .flatMap(part -> part.get("expression").stream())
                .filter(name -> name.text() != null)
                .forEach(name -> known(name.text(), name.place(), findings));
    }

    private static void missing(Text text, Scope scope, Function function, Consumer<SetupFinding> findings) {
        scope.missing(function).ifPresent(missing -> {
            Step step = missing.step();
            String asked = step.name() == null ? "[" + step.index() + "]" : step.name();
            if (missing.replacedBy() != null) {
                Part by = missing.replacedBy();
                findings.accept(SetupFinding.error(
                        RULE,
                        text.element().placeOf(asked),
                        "the body is no event here, and has no '" + asked + "': '" + by.name() + "' at line "
                                + by.place().line() + " replaced it",
                        "keep what is needed in a variable before that"
                                + (scope.isBatch()
                                        ? ""
                                        : ", or ask a header, for instance ${header.SmartcarEventId}")));
                return;
            }
            findings.accept(SetupFinding.error(
                    RULE,
                    text.element().placeOf(asked),
                    missing.takesArguments()
                            ? "'" + asked + "' of " + missing.ownerName() + " takes other arguments"
                            : missing.ownerName() + " has no '" + asked + "'",
                    remedy(scope, function, missing)));
        });
    }

    private static String remedy(Scope scope, Function function, Scope.Missing missing) {
        Step step = missing.step();
        if (scope.asksBatch(function) && step == function.steps().get(0)) {
            return "with batchSize over 1 the body is a list of events: split it first, or write batchSize: 1";
        }
        boolean event = missing.ownerName().equals("VehicleEvent");
        if (event && (step.name() == null || step.name().matches("size|isEmpty|get"))) {
            return "with batchSize 1 the body is one event, and no list";
        }
        if (step.name() == null && function.text().startsWith("body.signals[")) {
            return "write body.signal(" + step.index() + ")";
        }
        if (missing.takesArguments()) {
            return "write for instance " + step.name() + "('"
                    + ("field".equals(step.name()) ? "latitude" : "odometer-traveleddistance") + "')";
        }
        if (JsonNode.class.isAssignableFrom(missing.owner().resolve())) {
            return "JSON is asked by path('" + step.name() + "'), and a signal by its own names: value, number, text";
        }
        String near = step.name() == null ? "" : Suggestion.didYouMean(step.name(), missing.known());
        boolean mayBeSignal =
                step.name() != null && (event || missing.ownerName().equals("Vehicle"));
        return (mayBeSignal ? signal("-" + step.name() + "$|^" + step.name() + "-") : Optional.<String>empty())
                .or(() -> near.isEmpty() ? Optional.empty() : Optional.of(near))
                .or(() -> mayBeSignal ? signal(step.name()) : Optional.empty())
                .orElse("it has " + missing.known().stream().limit(20).collect(Collectors.joining(", ")));
    }

    /** People look for signals among the properties. */
    private static Optional<String> signal(String pattern) {
        Pattern wanted = Pattern.compile(pattern.toLowerCase(Locale.ROOT).replace("_", ""));
        Optional<SignalDefinition> named = Catalog.get().signals().stream()
                .filter(signal -> wanted.matcher(signal.code()).find())
                .findFirst();
        return named.map(signal -> {
            String member =
                    Optional.ofNullable(SignalFacts.of(signal).valueMember()).orElse("value");
            return "signals are asked for by their code: body.signal('" + signal.code() + "')." + member;
        });
    }

    private static void header(Text text, Scope scope, Function function, Consumer<SetupFinding> findings) {
        String name = function.name();
        if (!function.head().equals("header") || name == null || !scope.isOfDestination()) {
            return;
        }
        SourcePlace place = text.element().placeOf(name);
        boolean known = known(name, place, findings);
        if (known && scope.isBatch()) {
            findings.accept(SetupFinding.error(
                    RULE,
                    place,
                    "with batchSize over 1 there are no headers",
                    "split the list and ask the event, for instance ${body.id}, or write batchSize: 1"));
        }
    }

    private static boolean known(String name, SourcePlace place, Consumer<SetupFinding> findings) {
        boolean known = EventHeaders.ALL.stream().anyMatch(name::equalsIgnoreCase);
        if (!known && StringUtils.startsWithIgnoreCase(name, "smartcar")) {
            findings.accept(SetupFinding.error(
                    RULE,
                    place,
                    "there is no header '" + name + "'",
                    Suggestion.didYouMean(
                            name,
                            EventHeaders.ALL,
                            "there are " + String.join(", ", new TreeSet<>(EventHeaders.ALL)))));
        }
        return known;
    }

    /** What is asked of a failure that was caught is something that one of the classes has, or each failure. */
    private static void exception(Setup setup, Text text, Function function, Consumer<SetupFinding> findings) {
        Matcher asked = OF_EXCEPTION.matcher(function.text());
        if (!asked.matches() || asked.group(1).equals("stacktrace")) {
            return;
        }
        Stream<Class<?>> caught = text.part().within("Catch", "OnException").stream()
                .flatMap(part -> part.element().get("exception").stream())
                .flatMap(named -> named.isList() ? named.items().stream() : Stream.of(named))
                .flatMap(name -> setup.classes().apply(String.valueOf(name.text())).stream());
        List<Class<?>> types = Stream.concat(Stream.of(Throwable.class), caught).toList();
        boolean known = types.stream()
                .anyMatch(type -> Types.methods(type, asked.group(1)).findAny().isPresent());
        Set<String> names = new TreeSet<>(Set.of("stacktrace"));
        types.forEach(type -> names.addAll(Types.names(type)));
        Suggestion.nearest(asked.group(1), names)
                .filter(near -> !known)
                .ifPresent(near -> findings.accept(SetupFinding.error(
                        RULE,
                        text.element().placeOf(asked.group(1)),
                        "a failure has no '" + asked.group(1) + "'",
                        "did you mean '" + near + "'?")));
    }
}
