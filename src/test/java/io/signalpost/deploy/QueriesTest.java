package io.signalpost.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What rules and dashboard ask for is what a running application that has received events tells. */
class QueriesTest {

    private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern VARIABLE = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    /** What Prometheus itself adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Map<String, Map<String, Set<String>>> TOLD = new HashMap<>();

    @BeforeAll
    static void receive(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.write(folder); // so that its metric is there
        try (RunningApp app = RunningApp.start(
                folder,
                "spring.ssl.bundle.pem.unused.keystore.certificate=" + certificate.certificate(),
                "spring.ssl.bundle.pem.unused.keystore.private-key=" + certificate.privateKey())) {
            app.post(Examples.body("vehicle-state-many-signals.json"));
            app.post(Examples.body("vehicle-error.json"), "0".repeat(64));
            read(app.get("/observe/metrics").body());
        }
        TOLD.put("up", new HashMap<>());
    }

    private static void read(String metrics) {
        Matcher series = SERIES.matcher(metrics);
        while (series.find()) {
            Map<String, Set<String>> labels = TOLD.computeIfAbsent(series.group(1), name -> new HashMap<>());
            Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
            while (label.find()) {
                labels.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
            }
        }
    }

    @Test
    void theRulesAskForWhatThereIs() throws IOException {
        assertThat(mistakes(Monitoring.queriesOfRules())).isEmpty();
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        List<String> queries = new ArrayList<>(Monitoring.queriesOfDashboard());
        for (String variable : Monitoring.variablesOfDashboard()) {
            Matcher values = VARIABLE.matcher(variable);
            assertThat(values.matches()).as(variable).isTrue();
            queries.add("count by (" + values.group(2) + ") (" + values.group(1) + ")");
        }

        assertThat(mistakes(queries)).isEmpty();
    }

    @Test
    void whatThereIsNotIsFound() throws IOException {
        assertThat(mistakes(List.of(
                        "sum by (cause) (rate(signalpost_webhook_refused_total{cause=\"signature\"}[5m]))",
                        "rate(signalpost_absent_total[5m])",
                        "signalpost_vehicles{colour=\"red\"} > 0",
                        "signalpost_vehicles{state=\"red\"} and on (job) signalpost_ready",
                        "sum by (colour) (signalpost_vehicles)")))
                .containsExactly(
                        "no metric signalpost_absent_total",
                        "signalpost_vehicles has no label colour",
                        "signalpost_vehicles has no state red",
                        "nothing has a label colour in sum by (colour) (signalpost_vehicles)");
    }

    private static List<String> mistakes(List<String> queries) throws IOException {
        Map<String, String> recorded = Monitoring.recordings().stream()
                .collect(Collectors.toMap(rule -> (String) rule.get("record"), rule -> (String) rule.get("expr")));
        return queries.stream().flatMap(query -> mistakes(query, recorded)).toList();
    }

    private static Stream<String> mistakes(String query, Map<String, String> recorded) {
        Set<String> labels = new TreeSet<>(OF_PROMETHEUS);
        List<String> mistakes = new ArrayList<>();
        for (Selector selector : Selector.of(query)) {
            if (recorded.containsKey(selector.metric())) { // looked at by itself
                labels.addAll(Selector.grouping(recorded.get(selector.metric())));
            } else if (!TOLD.containsKey(selector.metric())) {
                mistakes.add("no metric " + selector.metric());
            } else {
                labels.addAll(TOLD.get(selector.metric()).keySet());
                selector.labels().forEach((label, values) -> check(selector.metric(), label, values, mistakes));
            }
        }
        Selector.grouping(query).stream()
                .filter(label -> mistakes.isEmpty() && !labels.contains(label))
                .forEach(label -> mistakes.add("nothing has a label " + label + " in " + query));
        return mistakes.stream();
    }

    private static void check(String metric, String label, List<String> values, List<String> mistakes) {
        Set<String> told = TOLD.get(metric).get(label);
        if (told == null && !OF_PROMETHEUS.contains(label)) {
            mistakes.add(metric + " has no label " + label);
        } else if (told != null) {
            values.stream()
                    .filter(value -> !told.contains(value))
                    .forEach(value -> mistakes.add(metric + " has no " + label + " " + value));
        }
    }
}
