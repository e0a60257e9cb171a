package io.signalpost.authoring.route;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a key that does not belong where it stands what was probably meant. */
final class WrongKey {

    private static final String RULE = "schema";

    /** Steps that only mean something inside another one. */
    private static final Map<String, String> OWNERS = Map.of(
            "when", "choice",
            "otherwise", "choice",
            "whenSkipSendToEndpoint", "interceptSendToEndpoint",
            "doCatch", "doTry",
            "doFinally", "doTry",
            "onFallback", "circuitBreaker");

    private static final String USUAL = "choice, filter, split, setBody, setHeader, log, to or bean";

    /** Keys by the names that other languages have for them. */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "if", "choice",
            "else", "otherwise",
            "switch", "choice",
            "for", "split",
            "foreach", "split",
            "while", "loop",
            "try", "doTry",
            "throw", "throwException",
            "send", "to",
            "print", "log");

    private final CamelSchema schema;

    WrongKey(CamelSchema schema) {
        this.schema = schema;
    }

    /** Whether it is a step that only means something inside another one. */
    static boolean isOfAnother(String word) {
        return OWNERS.containsKey(word);
    }

    SetupFinding unknown(Definition definition, Element key, String word, Part part) {
        if (part.is(CamelSchema.STEP) && isOfAnother(word)) {
            return misplaced(key, word);
        }
        Collection<String> allowed = definition.properties().keySet();
        String what = part.is(CamelSchema.STEP) ? "unknown step" : "unknown key";
        String where = part.name().isEmpty() ? "" : " of " + part.name();
        Optional<String> missing = missing(definition, part);
        Optional<String> near = allowed.stream()
                .filter(it -> word.equalsIgnoreCase(part.name() + it))
                .findFirst()
                .or(() -> Suggestion.nearest(word, allowed))
                .filter(it -> missing.isEmpty()
                        || definition.required().contains(it)
                        || definition.oneOf().contains(it));
        String remedy;
        if (near.isPresent()) {
            remedy = "did you mean '" + near.get() + "'?";
        } else if (missing.isPresent()) {
            remedy = missing.get();
        } else if (schema.words().contains(word)) {
            remedy = "it does not belong here, check its indentation";
        } else if (OTHER_WORDS.containsKey(word.toLowerCase(Locale.ROOT))) {
            remedy = "did you mean '" + OTHER_WORDS.get(word.toLowerCase(Locale.ROOT)) + "'?";
        } else if (part.is(CamelSchema.STEP)) {
            remedy = "write a step that Camel has, for instance " + USUAL;
        } else {
            remedy = Suggestion.didYouMean(
                    word,
                    schema.words(),
                    "write one of " + allowed.stream().limit(12).collect(Collectors.joining(", ")));
        }
        return SetupFinding.error(RULE, key.place(), what + " '" + word + "'" + where, remedy);
    }

    static SetupFinding misplaced(Element key, String word) {
        return SetupFinding.error(
                RULE,
                key.place(),
                "'" + word + "' is no step of its own",
                "write it as a key below '" + OWNERS.get(word) + ":', without a dash");
    }

    /** Keys of the part that do not belong there, by whatever spelling. */
    static Stream<String> unknown(Definition definition, Part part) {
        return part.element().entries().stream()
                .map(entry -> String.valueOf(entry.name()))
                .filter(word -> !definition.properties().containsKey(word)
                        && !definition.properties().containsKey(camelCase(word)));
    }

    static boolean isWritten(Part part, String name) {
        return part.element().get(name).isPresent()
                || part.element().get(kebab(name)).isPresent();
    }

    /** It is there, but one level too high or too low: that is told already. */
    static boolean isElsewhere(Part part, String name) {
        return part.parent() != null && part.parent().element().get(name).isPresent()
                || part.element().get("parameters").flatMap(it -> it.get(name)).isPresent();
    }

    /** What is missing where an unknown key stands; empty when that is not plain. */
    private static Optional<String> missing(Definition definition, Part part) {
        List<String> missing = definition.required().stream()
                .filter(name -> !isWritten(part, name))
                .toList();
        boolean expression = definition.oneOf().contains("simple")
                && definition.oneOf().stream().noneMatch(name -> isWritten(part, name));
        if (unknown(definition, part).count() > 1) {
            return Optional.empty();
        }
        if (expression) {
            String others = missing.isEmpty() ? "" : String.join(": …, ", missing) + ": …, and ";
            return Optional.of("write " + others + "simple: \"${…}\", or constant: and a text");
        }
        return missing.size() == 1 ? Optional.of("did you mean '" + missing.get(0) + "'?") : Optional.empty();
    }

    static String camelCase(String kebab) {
        StringBuilder camelCase = new StringBuilder();
        for (String word : kebab.split("-")) {
            camelCase.append(
                    camelCase.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camelCase.toString();
    }

    static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
