package io.signalpost.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Tables and charts of the suite growth. */
public final class GrowthReport {

    private static final String SUBTITLE = "events per second at 64 connections; more is better";

    private final JsonNode logs;
    private final JsonNode queries;
    private final JsonNode bodies;

    private GrowthReport(JsonNode logs, JsonNode queries, JsonNode bodies) {
        this.logs = logs;
        this.queries = queries;
        this.bodies = bodies;
    }

    /** @param result as in {@code growth.json} */
    public static Report of(JsonNode result) {
        GrowthReport report = new GrowthReport(result.get("log"), result.path("query"), result.get("body"));
        String tables = Report.section("Accepted per second, by the events in the log", report.logs())
                + "\n"
                + (report.queries.isEmpty() // as in results from before it was measured
                        ? ""
                        : Report.section("Accepted per second while operators ask for events", report.queries()) + "\n")
                + Report.section("Accepted per second, by the size of an event", report.bodies());
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                "log",
                chart(
                        "Accepted, by the events in the log",
                        "events in the log",
                        report.logs,
                        row -> "signalpost-" + row.get("log").asText(),
                        row -> Figures.brief(row.get("events").asDouble())));
        charts.put(
                "body",
                chart(
                        "Accepted, by the size of an event",
                        "size of an event",
                        report.bodies,
                        row -> row.get("server").asText(),
                        GrowthReport::size));
        return new Report(tables, charts);
    }

    private String logs() {
        return MarkdownTable.of(
                List.of(
                        "log",
                        "events in it",
                        "accepted per second",
                        "to the smallest",
                        "p50 ms",
                        "p99 ms",
                        "CPU µs",
                        "resident MB",
                        "peak MB"),
                logs.valueStream()
                        .map(row -> List.of(
                                Contender.ofLog(row.get("log").asText()).label(),
                                Figures.count(row.get("events").asDouble()),
                                Figures.count(row.get("rate").asDouble()),
                                Figures.digits(row.get("ratio").asDouble()),
                                Figures.digits(row.get("p50").asDouble()),
                                Figures.digits(row.get("p99").asDouble()),
                                Figures.digits(row.get("cpu").asDouble()),
                                Figures.megabytes(row.get("resident").asDouble()),
                                Figures.megabytes(row.get("peakResident").asDouble())))
                        .toList());
    }

    private String queries() {
        return MarkdownTable.of(
                List.of(
                        "log",
                        "events in it",
                        "accepted alone",
                        "accepted meanwhile",
                        "ratio",
                        "p99 ms alone",
                        "p99 ms meanwhile",
                        "answers per second",
                        "slowest ms",
                        "resident MB before",
                        "resident MB",
                        "peak MB"),
                queries.valueStream()
                        .map(row -> List.of(
                                Contender.ofLog(row.get("log").asText()).label(),
                                Figures.count(row.get("events").asDouble()),
                                Figures.count(row.at("/alone/rate").asDouble()),
                                Figures.count(row.at("/asked/rate").asDouble()),
                                Figures.digits(row.get("ratio").asDouble()),
                                Figures.digits(row.at("/alone/p99").asDouble()),
                                Figures.digits(row.at("/asked/p99").asDouble()),
                                Figures.digits(row.get("answers").asDouble()),
                                Figures.count(row.get("slowest").asDouble()),
                                Figures.megabytes(row.get("residentBefore").asDouble()),
                                Figures.megabytes(row.get("resident").asDouble()),
                                Figures.megabytes(row.get("peakResident").asDouble())))
                        .toList());
    }

    private String bodies() {
        return MarkdownTable.of(
                List.of(
                        "server",
                        "size",
                        "accepted per second",
                        "MB per second",
                        "to the limit",
                        "p50 ms",
                        "p99 ms",
                        "CPU µs",
                        "resident MB"),
                bodies.valueStream()
                        .map(row -> List.of(
                                Contender.of(row.get("server").asText()).label(),
                                size(row),
                                Figures.count(row.get("rate").asDouble()),
                                Figures.megabytes(row.get("rate").asDouble()
                                        * row.get("bytes").asDouble()),
                                Figures.digits(row.get("ratio").asDouble()),
                                Figures.digits(row.get("p50").asDouble()),
                                Figures.digits(row.get("p99").asDouble()),
                                Figures.digits(row.get("cpu").asDouble()),
                                Figures.megabytes(row.get("resident").asDouble())))
                        .toList());
    }

    private static String size(JsonNode row) {
        return Figures.digits(row.get("bytes").asDouble() / 1_024).replaceFirst("\\.?0+$", "") + " KB";
    }

    private static Chart chart(
            String title,
            String across,
            JsonNode rows,
            Function<JsonNode, String> server,
            Function<JsonNode, String> group) {
        List<String> groups = rows.valueStream().map(group).distinct().toList();
        List<Chart.Series> series = rows.valueStream()
                .map(server)
                .distinct()
                .map(name -> new Chart.Series(
                        Contender.of(name).label(),
                        Contender.of(name).colour(),
                        groups.stream()
                                .map(it -> rows.valueStream()
                                        .filter(row -> server.apply(row).equals(name)
                                                && group.apply(row).equals(it))
                                        .mapToDouble(row -> row.get("rate").asDouble())
                                        .findFirst()
                                        .orElse(Double.NaN))
                                .toList()))
                .toList();
        return new Chart(title, SUBTITLE, groups, across, series, false);
    }
}
