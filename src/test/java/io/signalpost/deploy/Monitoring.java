package io.signalpost.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.Yaml;

/** What ships for Prometheus and Grafana. */
final class Monitoring {

    static final Path PROMETHEUS = Path.of("deploy/prometheus");
    static final Path RULES = PROMETHEUS.resolve("signalpost.rules.yml");
    static final Path DASHBOARD = Path.of("deploy/grafana/signalpost.json");

    private Monitoring() {}

    /** The rules of all groups: {@code record} or {@code alert}, {@code expr}, and what else one has. */
    static List<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(RULES));
        return file.get("groups").stream().flatMap(Monitoring::rules).toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> rules(Map<String, Object> group) {
        return ((List<Map<String, Object>>) group.get("rules")).stream();
    }

    static List<Map<String, Object>> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.containsKey("alert")).toList();
    }

    static List<Map<String, Object>> recordings() throws IOException {
        return rules().stream().filter(rule -> rule.containsKey("record")).toList();
    }

    static List<String> queriesOfRules() throws IOException {
        return rules().stream().map(rule -> (String) rule.get("expr")).toList();
    }

    /** Of the panels. */
    static List<String> queriesOfDashboard() throws IOException {
        return dashboard().findValuesAsText("expr");
    }

    /** What the variables are filled with, for instance {@code label_values(signalpost_ready, job)}. */
    static List<String> variablesOfDashboard() throws IOException {
        return dashboard().at("/templating/list").findValuesAsText("definition");
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Files.readString(DASHBOARD));
    }
}
