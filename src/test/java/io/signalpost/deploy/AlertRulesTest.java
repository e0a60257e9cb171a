package io.signalpost.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules for Prometheus fire when they are to, and each query is one, by Prometheus' own tool. */
class AlertRulesTest {

    private static final Path PAGE = Path.of("docs/alerts.md");

    @Test
    void eachAlertFiresWhenItIsToAndOnlyThen() throws Exception {
        Promtool.Outcome outcome = Promtool.run(Monitoring.PROMETHEUS, "test", "rules", "signalpost.test.yml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @Test
    void theConfigurationThatTakesTheRulesIsRight() throws Exception {
        Promtool.Outcome outcome = Promtool.run(Monitoring.PROMETHEUS, "check", "config", "prometheus.yml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    /** As the expression of a rule, since promtool checks no query by itself. */
    @Test
    void eachQueryOfTheDashboardIsOne(@TempDir Path folder) throws Exception {
        List<String> queries = Monitoring.queriesOfDashboard();
        List<Map<String, String>> rules = IntStream.range(0, queries.size())
                .mapToObj(i -> Map.of("record", "query:" + i, "expr", withoutVariables(queries.get(i))))
                .toList();
        Files.writeString(
                folder.resolve("queries.yml"),
                new Yaml().dump(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules)))));

        Promtool.Outcome outcome = Promtool.run(folder, "check", "rules", "queries.yml");

        assertThat(queries).isNotEmpty();
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private static String withoutVariables(String query) {
        return query.replace("$__rate_interval", "5m").replaceAll("\\$\\w+", ".*");
    }

    @Test
    void eachAlertIsTestedAndSaysWhatItMeansAndWhatToDo() throws IOException {
        List<Map<String, Object>> alerts = Monitoring.alerts();
        String tests = Files.readString(Monitoring.PROMETHEUS.resolve("signalpost.test.yml"));

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
            assertThat(annotations.keySet())
                    .map(String::valueOf)
                    .containsExactlyInAnyOrder("summary", "description", "runbook_url");
            assertThat(((Map<?, ?>) alert.get("labels")).get("severity")).isIn("critical", "warning");
            assertThat(tests).containsPattern("alertname: " + alert.get("alert") + "\n +exp_alerts:\n +- exp_labels");
        });
    }

    /** Both ways, so that no text is left of an alert that is gone. */
    @Test
    void whatToDoIsOnThePageForEachAlert() throws IOException {
        Set<String> linked = found("docs/alerts\\.md#([a-z-]+)", Files.readString(Monitoring.RULES));
        Set<String> headings = found("(?m)^### (.+)$", Files.readString(PAGE));

        assertThat(headings).isEqualTo(linked);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
