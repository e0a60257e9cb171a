package io.signalpost.startup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.startup.RouteFiles.Line;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Explains a route file that is not YAML, or not a form of YAML that Camel knows. */
final class YamlFailure {

    private static final Pattern UNKNOWN_WORD = Pattern.compile("(?:Unsupported field|Unknown node id): (\\S+)");
    private static final Pattern WRONG_SHAPE = Pattern.compile("Node type (\\S+) is invalid, expected (\\S+)");

    private final RouteFiles routes;
    private final RouteWords words;

    YamlFailure(RouteFiles routes, RouteWords words) {
        this.routes = routes;
        this.words = words;
    }

    String explain(MarkedYamlEngineException failure) {
        // An unclosed quote shows only at the end of the file; where it was opened is what one wants to know.
        boolean unclosed = String.valueOf(failure.getContext()).contains("quoted scalar");
        Optional<Mark> mark = unclosed ? failure.getContextMark() : failure.getProblemMark();
        Matcher word = UNKNOWN_WORD.matcher(failure.getProblem());
        if (word.find()) {
            return place(mark, word.group(1)) + "unknown key '" + word.group(1) + "'"
                    + Suggestion.didYouMean(word.group(1), words.yaml());
        }
        Matcher shape = WRONG_SHAPE.matcher(failure.getProblem());
        if (shape.find()) {
            return place(mark, null) + "expected " + shape(shape.group(2)) + ", found " + shape(shape.group(1));
        }
        String context = failure.getContext() == null ? "" : failure.getContext() + ", ";
        return place(mark, null) + "not readable as YAML: " + context + failure.getProblem();
    }

    /** Camel marks the value of an unknown key; the key itself is on the same line or above. */
    private String place(Optional<Mark> mark, String word) {
        return mark.map(at -> {
                    String file = RouteFiles.name(at.getName());
                    int line = at.getLine() + 1;
                    return routes.lines()
                                    .filter(candidate -> word != null
                                            && candidate.file().name().equals(file))
                                    .filter(candidate -> candidate.number() <= line && candidate.mentions(word))
                                    .reduce((above, nearer) -> nearer)
                                    .map(Line::toString)
                                    .orElse(file + ":" + line)
                            + ": ";
                })
                .orElse("");
    }

    private static String shape(String camels) {
        return switch (camels) {
            case "array" -> "a list (lines that begin with '- ')";
            case "map" -> "a map (lines of 'key: value')";
            default -> "a single value";
        };
    }
}
