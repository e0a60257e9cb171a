package io.signalpost.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query of Prometheus selects: a metric, and the values that labels of it must have.
 *
 * @param labels each with the alternatives that the query names; none where it asks for a pattern or a variable
 */
record Selector(String metric, Map<String, List<String>> labels) {

    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern METRIC = Pattern.compile("\\b([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)})?(\\s*\\()?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    /** Each that the query selects. */
    static List<Selector> of(String query) {
        String rest = GROUPING.matcher(query.replaceAll("\\[[^]]*]", "")).replaceAll("");
        return METRIC.matcher(rest)
                .results()
                .filter(found ->
                        found.group(3) == null && !WORDS.contains(found.group(1).toLowerCase()))
                .map(found -> new Selector(found.group(1), labels(found.group(2))))
                .toList();
    }

    /** The labels that the query groups by. */
    static Set<String> grouping(String query) {
        Set<String> labels = new TreeSet<>();
        Matcher grouping = GROUPING.matcher(query);
        while (grouping.find()) {
            Stream.of(grouping.group(1).split(",")).map(String::strip).forEach(labels::add);
        }
        return labels;
    }

    private static Map<String, List<String>> labels(String matchers) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        LABEL.matcher(matchers == null ? "" : matchers)
                .results()
                .forEach(found -> labels.put(
                        found.group(1),
                        found.group(3).matches("[\\w-]+(\\|[\\w-]+)*")
                                ? List.of(found.group(3).split("\\|"))
                                : List.of()));
        return labels;
    }
}
