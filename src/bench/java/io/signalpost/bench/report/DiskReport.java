package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite disk. */
public final class DiskReport {

    private DiskReport() {}

    /** @param result as in {@code disk.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of(
                        "database and event",
                        "event log",
                        "tables of `database`",
                        "write-ahead log of the event log",
                        "of the tables"),
                result.get("rows").valueStream().map(DiskReport::row).toList());
        return new Report(Report.section("Bytes of an event on disk", table), Map.of());
    }

    private static List<String> row(JsonNode row) {
        return List.of(
                "%s: %s bytes, %d signals"
                        .formatted(
                                Contender.ofLog(row.get("database").asText()).database(),
                                Figures.count(row.get("bytes").asDouble()),
                                row.get("signals").asInt()),
                bytes(row.at("/log/size")),
                bytes(row.at("/tables/size")),
                bytes(row.at("/log/written")),
                bytes(row.at("/tables/written")));
    }

    private static String bytes(JsonNode figure) {
        return figure.isMissingNode() ? "" : Figures.count(figure.asDouble());
    }
}
