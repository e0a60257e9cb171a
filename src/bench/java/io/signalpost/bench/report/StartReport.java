package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table and chart of the suite start. */
public final class StartReport {

    private static final List<String> COLOURS = List.of("#9aa3ae", "#8d7fd1", "#2f7fe0", "#23a394");

    private final JsonNode starts;

    private StartReport(JsonNode starts) {
        this.starts = starts;
    }

    /** @param result as in {@code start.json} */
    public static Report of(JsonNode result) {
        StartReport report = new StartReport(result.get("starts"));
        return new Report(
                Report.section("Start until ready, memory then, and the first five seconds of load", report.table()),
                Map.of("seconds", report.chart()));
    }

    private String table() {
        return MarkdownTable.of(
                List.of("JDK and form", "seconds until ready", "resident MB", "accepted per second", "p99 ms"),
                starts.valueStream()
                        .map(start -> List.of(
                                start.get("jdk").asText() + ", "
                                        + start.get("form").asText(),
                                Figures.digits(start.get("seconds").asDouble()),
                                Figures.megabytes(start.get("resident").asDouble()),
                                Figures.count(start.get("coldRate").asDouble()),
                                Figures.digits(start.get("coldP99").asDouble())))
                        .toList());
    }

    private Chart chart() {
        List<String> jdks = values("jdk");
        List<String> forms = values("form");
        return new Chart(
                "Start until ready",
                "seconds; less is better",
                jdks,
                "JDK",
                forms.stream()
                        .map(form -> new Chart.Series(
                                form,
                                COLOURS.get(forms.indexOf(form)),
                                jdks.stream().map(jdk -> seconds(jdk, form)).toList()))
                        .toList(),
                false);
    }

    private List<String> values(String field) {
        return starts.valueStream()
                .map(start -> start.get(field).asText())
                .distinct()
                .toList();
    }

    private double seconds(String jdk, String form) {
        return starts.valueStream()
                .filter(start -> start.get("jdk").asText().equals(jdk)
                        && start.get("form").asText().equals(form))
                .mapToDouble(start -> start.get("seconds").asDouble())
                .findFirst()
                .orElse(Double.NaN);
    }
}
