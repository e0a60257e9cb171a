package io.signalpost.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite database. */
public final class DatabaseReport {

    private static final String BEFORE = "before";

    private DatabaseReport() {}

    /** @param result as in {@code database.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of(
                        "database and who writes",
                        "events",
                        "written per second",
                        "to bare",
                        "to before",
                        "CPU µs",
                        "CPU to before"),
                result.get("rows").valueStream().map(DatabaseReport::row).toList());
        return new Report(Report.section("A backlog that goes to a database", table), Map.of());
    }

    private static List<String> row(JsonNode row) {
        JsonNode ratios = row.get("ratios");
        double bare = ratios.propertyStream()
                .filter(ratio -> ratio.getKey().startsWith("bare"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .asDouble();
        List<String> cells = new ArrayList<>();
        cells.add(Contender.ofLog(row.get("database").asText()).database() + ": "
                + row.get("contestant").asText());
        cells.add(Figures.count(row.get("events").asDouble()));
        cells.add(Figures.count(row.get("rate").asDouble()));
        cells.add(Figures.digits(bare));
        cells.add(ratio(ratios));
        cells.add(Figures.digits(row.get("cpu").asDouble()));
        cells.add(ratio(row.get("cpuRatios")));
        return cells;
    }

    private static String ratio(JsonNode ratios) {
        return ratios.has(BEFORE) ? Figures.digits(ratios.get(BEFORE).asDouble()) : "";
    }
}
