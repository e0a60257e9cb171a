package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite sustained. */
public final class SustainedReport {

    private SustainedReport() {}

    /** @param result as in {@code sustained.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of(
                        "log",
                        "destinations",
                        "accepted in a flood",
                        "delivered of it",
                        "sustained",
                        "p99 of acceptance, ms",
                        "CPU µs",
                        "kept up"),
                result.get("rows").valueStream().map(SustainedReport::row).toList());
        return new Report(Report.section("Accepted and delivered per second, to every destination", table), Map.of());
    }

    private static List<String> row(JsonNode row) {
        return List.of(
                Contender.ofLog(row.get("log").asText()).database() + Contender.build(row),
                String.valueOf(row.get("destinations").size()),
                Figures.count(row.requiredAt("/flood/acceptance/rate").asDouble()),
                Figures.count(row.requiredAt("/flood/delivered").asDouble()),
                Figures.count(row.requiredAt("/sustained/delivered").asDouble()),
                Figures.digits(row.requiredAt("/sustained/acceptance/p99").asDouble()),
                Figures.digits(row.requiredAt("/sustained/acceptance/cpu").asDouble()),
                row.get("keptUp").asBoolean() ? "yes" : "no");
    }
}
