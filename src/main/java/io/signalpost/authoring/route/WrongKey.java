package io.signalpost.authoring.route;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        Optional<String> near = Suggestion.nearest(word, allowed);
        String remedy;
        if (near.isPresent()) {
            remedy = "did you mean '" + near.get() + "'?";
        } else if (schema.words().contains(word)) {
            remedy = "it does not belong here, check its indentation";
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

    /** It is there, but misspelt, or one level too high: that is told already. */
    static boolean isMistyped(Definition definition, Part part, String name) {
        boolean misspelt = part.element().entries().stream()
                .map(entry -> String.valueOf(entry.name()))
                .filter(word -> !definition.properties().containsKey(word))
                .anyMatch(
                        word -> Suggestion.nearest(word, definition.properties().keySet())
                                .filter(name::equals)
                                .isPresent());
        return misspelt
                || part.parent() != null && part.parent().element().get(name).isPresent();
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
