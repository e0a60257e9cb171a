package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite visible. */
public final class VisibilityReport {

    private VisibilityReport() {}

    /** @param result as in {@code visible.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of("log and database", "events per second", "seen", "p50", "p99", "highest"),
                result.get("rows").valueStream().map(VisibilityReport::row).toList());
        return new Report(Report.section("From the 200 until the rows can be read, ms", table), Map.of());
    }

    private static List<String> row(JsonNode row) {
        return List.of(
                database(row.get("log")) + ": " + database(row.get("database")) + Contender.build(row),
                Figures.count(row.get("rate").asDouble()),
                Figures.percent(row.get("seen").asDouble() / row.get("accepted").asDouble()),
                Figures.digits(row.get("p50").asDouble()),
                Figures.digits(row.get("p99").asDouble()),
                Figures.digits(row.get("max").asDouble()));
    }

    private static String database(JsonNode kind) {
        return Contender.ofLog(kind.asText()).database();
    }
}
