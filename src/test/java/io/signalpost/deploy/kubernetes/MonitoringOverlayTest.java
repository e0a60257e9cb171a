package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Prometheus finds the nodes under the name that the rules ask for, and has the rules and the dashboard of {@code deploy/}. */
class MonitoringOverlayTest {

    private static final Path RULES = Path.of("deploy/prometheus/signalpost.rules.yml");
    private static final Path RULE = Manifests.KUBERNETES.resolve("overlays/monitoring/prometheus-rule.yaml");

    private static Manifests applied;

    /** Of the kind of Prometheus' operator what ours uses, by the names and types of its definition. */
    record ServiceMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

        record Spec(String jobLabel, LabelSelector selector, List<Endpoint> endpoints) {}

        record Endpoint(String port, String path, String interval, BasicAuth basicAuth) {}

        record BasicAuth(SecretKeySelector username, SecretKeySelector password) {}
    }

    /** Likewise. */
    record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

        record Spec(List<Group> groups) {}

        record Group(String name, List<Rule> rules) {}

        record Rule(
                String record,
                String alert,
                String expr,

                @com.fasterxml.jackson.annotation.JsonProperty("for")
                String duration,

                Map<String, String> labels,
                Map<String, String> annotations) {}
    }

    @BeforeAll
    static void render() throws Exception {
        applied = Manifests.ofOverlay("monitoring");
    }

    @Test
    void theMonitorFindsTheManagementPortAndNamesTheJobAsTheRulesDo() throws Exception {
        ServiceMonitor monitor = applied.extension("ServiceMonitor", ServiceMonitor.class);
        List<Service> found = Manifests.ofOverlay("postgresql").all(Service.class).stream()
                .filter(it -> it.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(monitor.spec().selector().getMatchLabels().entrySet()))
                .toList();

        assertThat(monitor.spec().endpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.path()).isEqualTo("/observe/metrics");
            assertThat(found).singleElement().satisfies(service -> assertThat(
                            service.getSpec().getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getName()).isEqualTo(endpoint.port())));
        });
        assertThat(Files.readString(RULES))
                .contains("job=\""
                        + found.get(0)
                                .getMetadata()
                                .getLabels()
                                .get(monitor.spec().jobLabel()) + "\"");
    }

    @Test
    void theRulesAreThoseOfTheirFile() throws IOException {
        String rules = Files.readString(RULES);
        String expected = Files.readString(RULE).replaceFirst("(?s)(\\nspec:\\n).*", "$1")
                + rules.substring(rules.indexOf("groups:"))
                        .lines()
                        .map(line -> line.isBlank() ? line : "  " + line)
                        .collect(Collectors.joining("\n", "", "\n"));
        Path made = Files.writeString(Path.of("target", RULE.getFileName().toString()), expected);

        assertThat(Files.readString(RULE)).as("copy " + made + " to " + RULE).isEqualTo(expected);
        assertThat(applied.extension("PrometheusRule", PrometheusRule.class)
                        .spec()
                        .groups())
                .isNotEmpty();
    }

    /** By the label that the sidecar of Grafana's chart looks for. */
    @Test
    void theDashboardIsThatOfGrafana() throws IOException {
        ConfigMap dashboard = applied.the(ConfigMap.class);

        assertThat(dashboard.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboard.getData())
                .containsEntry("signalpost.json", Files.readString(Path.of("deploy/grafana/signalpost.json")));
    }
}
