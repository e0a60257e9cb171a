package io.signalpost.authoring.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file as it is written. */
public record YamlFile(String name, List<String> lines) {

    private static final String RULE = "yaml";
    private static final String CONFLICT = "<<<<<<< ";
    private static final Pattern GLUED = Pattern.compile("\\s*-?\\s*[\\w-]+:[^\\s:]\\S*\\s*");

    public static YamlFile of(String name, String text) {
        return new YamlFile(name, text.lines().toList());
    }

    /** What is in it; empty when it is not YAML, which is a finding, or has nothing in it. */
    public Optional<Element> read(Consumer<SetupFinding> findings) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).startsWith(CONFLICT)) {
                findings.accept(SetupFinding.error(
                        RULE,
                        new SourcePlace(name, line + 1, 1),
                        "not readable as YAML: a conflict of Git's is unresolved",
                        "keep one of the two sides, and remove the lines with <<<<<<<, ======= and >>>>>>>"));
                return Optional.empty();
            }
        }
        try {
            return new Compose(
                            LoadSettings.builder().setAllowNonScalarKeys(true).build())
                    .composeString(String.join("\n", lines))
                    .map(node -> new Element(this, node));
        } catch (MarkedYamlEngineException e) {
            findings.accept(explain(e));
        } catch (YamlEngineException e) {
            findings.accept(SetupFinding.error(
                    RULE,
                    SourcePlace.of(name),
                    "not readable as YAML: " + e.getMessage(),
                    "check indentation and quotes"));
        }
        return Optional.empty();
    }

    private SetupFinding explain(MarkedYamlEngineException failure) {
        // An unclosed quote shows only at the end of the file; where it was opened is what one wants to know.
        boolean unclosed = String.valueOf(failure.getContext()).contains("quoted scalar");
        Optional<Mark> mark = unclosed ? failure.getContextMark() : failure.getProblemMark();
        SourcePlace place = mark.map(at -> new SourcePlace(name, at.getLine() + 1, at.getColumn() + 1))
                .map(at -> String.valueOf(failure.getProblem()).startsWith("mapping values") ? glued(at) : at)
                .orElse(SourcePlace.of(name));
        String context = failure.getContext() == null ? "" : failure.getContext() + ", ";
        return SetupFinding.error(
                RULE,
                place,
                "not readable as YAML: " + context + failure.getProblem(),
                remedy(unclosed, String.valueOf(failure.getProblem()), place));
    }

    /** A key without a blank behind its colon is a text, which the next line's key shows to be wrong. */
    private SourcePlace glued(SourcePlace place) {
        boolean above =
                place.line() > 1 && GLUED.matcher(lines.get(place.line() - 2)).matches();
        return above
                ? new SourcePlace(
                        name, place.line() - 1, lines.get(place.line() - 2).indexOf(':') + 1)
                : place;
    }

    private String remedy(boolean unclosed, String problem, SourcePlace place) {
        String line = place.line() > 0 && place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
        if (unclosed) {
            return "write the quote that ends it";
        }
        if (problem.contains("TAB")) {
            return "indent with blanks";
        }
        if (problem.contains("mapping values are not allowed")) {
            return GLUED.matcher(line).matches()
                    ? "write a blank behind the colon"
                    : "write a value that has ': ' in it in quotes, and a blank behind the colon of each key";
        }
        return line.matches(".*:\\s+[%@`&*!|>{\\[].*") ? "write the value in quotes" : "check the indentation";
    }
}
