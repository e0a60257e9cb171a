package io.signalpost.authoring.report;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.authoring.route.SetupFinding;

final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifReport() {}

    static String of(List<SetupFinding> findings) {
        ObjectNode log =
                new ObjectMapper().createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Signalpost check");
        ArrayNode rules = driver.putArray("rules");
        findings.stream().map(SetupFinding::rule).distinct().sorted().forEach(rule -> rules.addObject()
                .put("id", rule));
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> add(finding, results.addObject()));
        return log.toPrettyString() + "\n";
    }

    private static void add(SetupFinding finding, ObjectNode result) {
        result.put("ruleId", finding.rule())
                .put("level", finding.severity().word())
                .putObject("message")
                .put("text", finding.message());
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", finding.place().file());
        if (finding.place().line() > 0) {
            ObjectNode region =
                    place.putObject("region").put("startLine", finding.place().line());
            if (finding.place().column() > 0) {
                region.put("startColumn", finding.place().column());
            }
        }
    }
}
