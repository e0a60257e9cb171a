package io.signalpost.authoring;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Entry;
import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.RouteFile;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.route.Suggestion;

/** Each <code>{{setting}}</code> is set. What is not set here may be set in production, so that is a warning. */
final class Placeholders implements Check {

    private static final String RULE = "placeholder";
    private static final Pattern UNCLOSED = Pattern.compile("\\{\\{[?!]?[A-Za-z][\\w.-]*+(?!:)(?![^{]*}})");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        for (RouteFile file : setup.routes().files()) {
            file.entries().forEach(entry -> look(setup, entry.element(), findings));
        }
    }

    private static void look(Setup setup, Element element, Consumer<SetupFinding> findings) {
        for (Entry entry : element.entries()) {
            if (!"description".equals(entry.name()) && !"note".equals(entry.name())) {
                look(setup, entry.value(), findings);
            }
        }
        element.items().forEach(item -> look(setup, item, findings));
        if (element.text() != null) {
            unclosed(element, findings);
            Placeholder.in(element.text())
                    .filter(placeholder -> !placeholder.optional())
                    .forEach(placeholder -> check(setup, element, placeholder, findings));
        }
    }

    private static void unclosed(Element element, Consumer<SetupFinding> findings) {
        Matcher open = UNCLOSED.matcher(element.text());
        if (open.find()) {
            findings.accept(SetupFinding.error(
                    RULE, element.placeOf(open.group()), open.group() + " is not closed", "close {{ with }}"));
        }
    }

    private static void check(Setup setup, Element element, Placeholder placeholder, Consumer<SetupFinding> findings) {
        Set<String> known = parameters(setup, element);
        if (placeholder.function() == null
                && !known.contains(placeholder.key())
                && setup.settings().value(placeholder.key()).isEmpty()) {
            String key = placeholder.key();
            known.addAll(setup.settings().keys());
            String near = Suggestion.didYouMean(key, known);
            String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            findings.accept(new SetupFinding(
                    setup.atStart() || !key.matches("[A-Za-z][\\w.-]*(\\[\\d+])?[\\w.-]*")
                            ? Severity.ERROR
                            : Severity.WARNING,
                    RULE,
                    element.placeOf("{{" + key),
                    "{{" + key + "}} is not set",
                    (near.isEmpty() ? "" : near + " Or ")
                            + "write " + key + "=... in application.properties or set the environment variable "
                            + variable));
        } else if ("env".equals(placeholder.function()) && System.getenv(placeholder.key()) == null) {
            findings.accept(new SetupFinding(
                    setup.atStart() ? Severity.ERROR : Severity.WARNING,
                    RULE,
                    element.placeOf("{{env:" + placeholder.key()),
                    "the environment variable " + placeholder.key() + " is not set",
                    "set it, or write a default behind it: {{env:" + placeholder.key() + ":…}}"));
        } else if ("bean".equals(placeholder.function()) && setup.beans().areKnown()) {
            String bean = placeholder.key().split("\\.", 2)[0];
            if (!setup.beans().names().contains(bean) && !isOff(setup, element)) {
                findings.accept(SetupFinding.error(
                        RULE,
                        element.placeOf("{{bean:"),
                        "no bean is named '" + bean + "'",
                        "write the name of a bean of the application"
                                + Suggestion.clause(bean, setup.beans().names())));
            }
        }
    }

    /** Those of the template that it stands in, which each route of the template gives. */
    private static Set<String> parameters(Setup setup, Element element) {
        return setup.routes()
                .parts()
                .filter(part -> part.is("RouteTemplate") && part.element().holds(element))
                .flatMap(template -> RouteTemplates.parametersOf(template).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOff(Setup setup, Element element) {
        return setup.routes()
                .all()
                .filter(route ->
                        route.part().place().file().equals(element.place().file()))
                .filter(route -> route.part().place().line() <= element.place().line())
                .reduce((above, nearer) -> nearer)
                .filter(setup::isOff)
                .isPresent();
    }
}
