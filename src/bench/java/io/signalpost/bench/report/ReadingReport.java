package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite reading. */
public final class ReadingReport {

    private ReadingReport() {}

    /** @param result as in {@code reading.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of("log", "backlog", "read per second", "before", "ratio"),
                result.get("logs")
                        .valueStream()
                        .map(row -> List.of(
                                Contender.ofLog(row.get("log").asText()).database(),
                                Figures.count(row.get("events").asDouble()),
                                Figures.count(row.get("rate").asDouble()),
                                row.has("before")
                                        ? Figures.count(row.get("before").asDouble())
                                        : "",
                                row.has("ratio")
                                        ? Figures.digits(row.get("ratio").asDouble())
                                        : ""))
                        .toList());
        return new Report(Report.section("A backlog of a destination that does nothing", table), Map.of());
    }
}
