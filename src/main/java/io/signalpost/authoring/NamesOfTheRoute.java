package io.signalpost.authoring;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.Suggestion;

/** Variables, headers and exchange properties that a route asks for are those that a route has set. */
final class NamesOfTheRoute implements Check {

    private static final String RULE = "never-set";

    /** A kind of name: what asks for it, and what sets it. */
    private enum Kind {
        VARIABLE("variable", "VariableExpression", "SetVariable"),
        HEADER("header", "HeaderExpression", "SetHeader"),
        PROPERTY("exchangeProperty", "ExchangePropertyExpression", "SetProperty");

        private final String head;
        private final String expression;
        private final String setter;

        Kind(String head, String expression, String setter) {
            this.head = head;
            this.expression = expression;
            this.setter = setter;
        }
    }

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        for (Kind kind : Kind.values()) {
            Set<String> set = set(setup, kind);
            setup.texts().forEach(it -> it.text()
                    .functions()
                    .filter(function -> function.head().equals(kind.head) && function.name() != null)
                    .forEach(function ->
                            look(kind, function.name(), it.text().element().placeOf(function.name()), set, findings)));
            asked(setup, kind).forEach(name -> look(kind, name.text(), name.place(), set, findings));
        }
    }

    /** By expressions in the language of that name. */
    private static Stream<Element> asked(Setup setup, Kind kind) {
        return setup.own()
                .parts()
                .filter(part -> part.is(kind.expression))
                .flatMap(part -> part.get("expression").stream())
                .filter(name -> name.text() != null && !name.text().contains("{{"));
    }

    private static Set<String> set(Setup setup, Kind kind) {
        Stream<String> steps =
                setup.routes().parts().filter(part -> part.is(kind.setter)).map(part -> part.text("name"));
        Stream<String> keys = setup.routes()
                .parts()
                .flatMap(part -> otherwise(part, kind).stream())
                .map(Element::text);
        return Stream.concat(steps, keys)
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private static Optional<Element> otherwise(Part part, Kind kind) {
        return switch (kind) {
            case VARIABLE ->
                part.element().get("variableReceive").or(() -> part.element().get("toName"));
            case HEADER -> part.element().get("toName");
            case PROPERTY -> part.element().get("statusPropertyName");
        };
    }

    private static void look(
            Kind kind, String name, SourcePlace place, Set<String> set, Consumer<SetupFinding> findings) {
        boolean ofCamel = name.toLowerCase(Locale.ROOT).startsWith("camel") || name.contains(":");
        boolean ofEvent = kind == Kind.HEADER && name.toLowerCase(Locale.ROOT).startsWith("smartcar");
        if (ofCamel || ofEvent || set.contains(name) || name.contains("$")) {
            return;
        }
        Optional<String> near = name.length() < 4 ? Optional.empty() : Suggestion.nearest(name, set);
        if (near.isPresent()) {
            String what = "nothing sets the " + kind.head + " '" + name + "'";
            String remedy = "did you mean '" + near.get() + "'?";
            // What answers may set headers, too.
            findings.accept(
                    kind == Kind.HEADER
                            ? SetupFinding.warning(RULE, place, what, remedy)
                            : SetupFinding.error(RULE, place, what, remedy));
        } else if (kind == Kind.VARIABLE) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    place,
                    "nothing sets the variable '" + name + "'",
                    "set it by setVariable before" + known(set)));
        }
    }

    private static String known(Collection<String> set) {
        return set.isEmpty() ? "" : ", or ask for one that is set: " + String.join(", ", set);
    }
}
