package io.signalpost.authoring.simple;

import java.util.List;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.Settings;

/**
 * A text of a route in Simple.
 *
 * @param part      that it belongs to
 * @param element   as it is written
 * @param predicate whether it says true or false
 * @param simple    its parts
 */
public record Text(Part part, Element element, boolean predicate, SimpleText simple) {

    private static final List<String> PREDICATES = List.of("Filter", "When", "Validate", "OnWhen");
    private static final List<String> PREDICATE_KEYS =
            List.of("completionPredicate", "handled", "continued", "retryWhile", "onWhen");

    /** Those of the part itself, without those of parts below it; with the settings put in. */
    public static Stream<Text> of(Part part, Settings settings) {
        if (part.is("SimpleExpression")) {
            return of(part, "expression", isPredicate(part), settings);
        }
        if (part.is("Log", "ThrowException")) {
            return of(part, "message", false, settings);
        }
        if (part.is("MethodCallExpression", "Bean")) {
            return of(part, "method", false, settings);
        }
        return part.is("To", "WireTap", "ToDynamic") && part.element().isMap()
                ? Stream.concat(Stream.of(part.element()), part.get("parameters").stream())
                        .flatMap(map -> map.entries().stream())
                        .filter(entry -> !List.of("description", "note", "id").contains(String.valueOf(entry.name())))
                        .filter(entry -> String.valueOf(entry.value().text()).contains("${"))
                        .map(entry -> new Text(
                                part,
                                entry.value(),
                                false,
                                SimpleText.expression(entry.value().text())))
                : of(part, "uri", false, settings).filter(text -> part.is("To", "WireTap", "ToDynamic"));
    }

    private static Stream<Text> of(Part part, String key, boolean predicate, Settings settings) {
        return part.get(key).stream()
                .filter(element -> element.text() != null)
                .map(element -> new Text(
                        part,
                        element,
                        predicate,
                        predicate
                                ? SimpleText.predicate(known(element, settings))
                                : SimpleText.expression(known(element, settings))));
    }

    /** A setting that is not set may be a number. */
    private static String known(Element element, Settings settings) {
        return Placeholder.resolve(element.text(), settings).replaceAll("\\{\\{[^{}]*}}", "0");
    }

    private static boolean isPredicate(Part expression) {
        Part owner = expression.parent().is("Expression", "ExpressionSubElement") ? expression.parent() : expression;
        return PREDICATE_KEYS.contains(owner.name())
                || PREDICATES.contains(owner.parent().type())
                || owner.parent().is("Loop") && owner.parent().text("doWhile").equals("true");
    }

    /** Those functions that are well-formed. */
    public Stream<Function> functions() {
        return simple.functions().stream().flatMap(text -> Function.of(text).stream());
    }
}
