package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite memory. */
public final class MemoryReport {

    private MemoryReport() {}

    /** @param result as in {@code memory.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of(
                        "build",
                        "when ready",
                        "after the flood",
                        "at the end",
                        "highest",
                        "events by `database`",
                        "by `http`"),
                result.get("rows").valueStream().map(MemoryReport::row).toList());
        String title = "Resident MB with a heap of " + result.get("heap").asText() + ", and to the build before";
        return new Report(Report.section(title, table), Map.of());
    }

    private static List<String> row(JsonNode row) {
        return List.of(
                row.get("build").asText().isEmpty() ? Contender.SQLITE.label() : Contender.BEFORE_SQLITE.label(),
                resident(row.get("ready")),
                resident(row.get("flooded")),
                resident(row.get("end")),
                resident(row.get("peak")),
                Figures.count(row.at("/delivered/database").asDouble()),
                Figures.count(row.at("/delivered/http").asDouble()));
    }

    private static String resident(JsonNode figures) {
        return "%s (%s)"
                .formatted(
                        Figures.megabytes(figures.get("bytes").asDouble()),
                        Figures.digits(figures.get("ratio").asDouble()));
    }
}
