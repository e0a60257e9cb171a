package io.signalpost.authoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Expressions of other languages are understood by these. It takes a Camel context to ask them, so one is made when the first
 * expression needs it.
 */
final class Languages implements Check {

    /** Functions of Simple that need not be looked up, since their form is checked here. */
    private static final Set<String> COMMON = Set.of(
            "body",
            "header",
            "headers",
            "variable",
            "variables",
            "exchangeProperty",
            "exception",
            "iif",
            "date",
            "date-with-timezone",
            "bean",
            "ref",
            "properties",
            "env",
            "sys",
            "bodyAs",
            "id",
            "exchangeId",
            "routeId");

    private static final List<String> OTHERS = List.of(
            "a2a",
            "threadName",
            "random",
            "uuid",
            "hash",
            "trim",
            "uppercase",
            "lowercase",
            "replace",
            "substring",
            "split",
            "join",
            "size",
            "length",
            "concat",
            "sum",
            "max",
            "min",
            "average",
            "abs",
            "ceil",
            "floor",
            "isEmpty",
            "jsonpath",
            "jq",
            "messageTimestamp",
            "bodyType",
            "bodyOneLine",
            "prettyBody",
            "toJson",
            "toJsonBody",
            "type",
            "hostname",
            "null",
            "camelId",
            "originalBody",
            "convertTo",
            "capitalize",
            "contains",
            "simpleJsonpath",
            "xpath",
            "val",
            "empty");

    /** Not worth asking: they take any text, or would load and run something. */
    private static final Set<String> LEFT_OUT = Set.of(
            "simple",
            "constant",
            "header",
            "exchangeProperty",
            "variable",
            "ref",
            "method",
            "bean",
            "tokenize",
            "xtokenize",
            "csimple",
            "groovy",
            "joor",
            "java",
            "js",
            "python",
            "wasm");

    private static CamelContext context;

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .parts()
                .filter(part -> part.type().endsWith("Expression") && !part.is("Expression"))
                .forEach(part -> check(part, findings));
    }

    private static void check(Part part, Consumer<SetupFinding> findings) {
        String language = part.is("LanguageExpression") ? part.text("language") : part.name();
        Optional<Element> text = part.get("expression").filter(it -> it.text() != null);
        if (text.isEmpty()
                || LEFT_OUT.contains(language)
                || text.get().text().contains("{{")
                || text.get().text().startsWith("resource:")
                || !CamelParts.isThere(CamelParts.Kind.LANGUAGE, language)) {
            return;
        }
        try {
            Language real = context().resolveLanguage(language);
            real.createExpression(text.get().text()).init(context());
        } catch (RuntimeException e) {
            String reason = String.valueOf(ExceptionUtils.getRootCause(e).getMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            findings.accept(SetupFinding.error(
                    "language",
                    text.get().place(),
                    "not an expression of " + language + ": " + reason,
                    "see Camel's page on " + language));
        }
    }

    /** What Simple has against a function; empty when it knows it. */
    static Optional<String> simpleError(String function) {
        String head = function.split("[.:(\\[?]", 2)[0].strip();
        if (head.startsWith("date")) {
            return DateFunction.error(function);
        }
        if (COMMON.contains(head)) {
            return Optional.empty();
        }
        // What is asked of a function's result hides from Camel, before an event comes, that there is no such function.
        boolean nested = function.contains("${");
        try {
            context()
                    .resolveLanguage("simple")
                    .createExpression("${" + function.replaceAll("\\$\\{[^{}]*}", "x") + "}");
            return Optional.empty();
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            if (nested && !reason.startsWith("Unknown function")) {
                return Optional.empty();
            }
            return Optional.of(
                    reason.startsWith("Unknown function")
                            ? "Simple has no function '" + function + "'"
                            : "not an expression of the Simple language: " + reason);
        }
    }

    static String nearestSimpleFunction(String head) {
        List<String> all = Stream.concat(COMMON.stream(), OTHERS.stream()).toList();
        String near = Suggestion.didYouMean(head, all);
        return near.isEmpty() ? "begin with body, header or variable, for instance ${body.id}" : near;
    }

    private static synchronized CamelContext context() {
        if (context == null) {
            context = new DefaultCamelContext();
        }
        return context;
    }
}
