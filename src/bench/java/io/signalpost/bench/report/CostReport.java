package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table and chart of the suites cost and live. */
public final class CostReport {

    private final JsonNode logs;

    private CostReport(JsonNode logs) {
        this.logs = logs;
    }

    /** @param result as in {@code cost.json} */
    public static Report of(JsonNode result) {
        CostReport report = new CostReport(result.get("logs"));
        return new Report(
                Report.section("What destinations cost acceptance, at 64 connections", report.table("to none")),
                Map.of("rate", report.chart()));
    }

    /** @param result as in {@code live.json} */
    public static Report ofLive(JsonNode result) {
        CostReport report = new CostReport(result.get("logs"));
        return new Report(
                Report.section("What many destinations cost live traffic, at 8 connections", report.table("to one")),
                Map.of());
    }

    private String table(String ratio) {
        return MarkdownTable.of(
                List.of("log and destinations", "accepted per second", ratio, "p99 ms", "CPU µs"),
                logs.valueStream()
                        .flatMap(log -> log.get("sets")
                                .valueStream()
                                .map(set -> List.of(
                                        contender(log).database() + ": "
                                                + set.get("server").asText(),
                                        Figures.count(set.get("rate").asDouble()),
                                        Figures.digits(set.get("ratio").asDouble()),
                                        Figures.digits(set.get("p99").asDouble()),
                                        Figures.digits(set.get("cpu").asDouble()))))
                        .toList());
    }

    private Chart chart() {
        return new Chart(
                "Accepted while destinations deliver",
                "events per second at 64 connections; more is better",
                logs.get(0)
                        .get("sets")
                        .valueStream()
                        .map(set -> set.get("server").asText())
                        .toList(),
                "destinations",
                logs.valueStream()
                        .map(log -> new Chart.Series(
                                contender(log).database(),
                                contender(log).colour(),
                                log.get("sets")
                                        .valueStream()
                                        .map(set -> set.get("rate").asDouble())
                                        .toList()))
                        .toList(),
                false);
    }

    private static Contender contender(JsonNode log) {
        return Contender.ofLog(log.get("log").asText());
    }
}
