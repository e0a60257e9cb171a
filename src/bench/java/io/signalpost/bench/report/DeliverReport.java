package io.signalpost.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite deliver. */
public final class DeliverReport {

    private static final List<String> HEAD =
            List.of("recipient and who delivers", "events per second", "to one", "to the worker");

    private DeliverReport() {}

    /** @param result as in {@code deliver.json} */
    public static Report of(JsonNode result) {
        JsonNode rows = result.get("rows");
        boolean before = rows.valueStream().anyMatch(row -> row.get("ratios").has("before"));
        List<String> head = new ArrayList<>(HEAD);
        if (before) {
            head.add("to before");
        }
        head.addAll(List.of("CPU µs", "overtaken", "together"));
        String table = MarkdownTable.of(
                head, rows.valueStream().map(row -> row(row, before)).toList());
        return new Report(Report.section("Delivered per second, of a backlog", table), Map.of());
    }

    private static List<String> row(JsonNode row, boolean before) {
        List<String> cells = new ArrayList<>();
        cells.add(row.get("recipient").asText() + ": " + row.get("contestant").asText());
        cells.add(rate(row.get("rate").asDouble()));
        cells.add(ratio(row, "one"));
        cells.add(ratio(row, "worker"));
        if (before) {
            cells.add(ratio(row, "before"));
        }
        cells.add(Figures.digits(row.get("cpu").asDouble()));
        cells.add(Figures.count(row.get("overtaken").asDouble()));
        cells.add(Figures.count(row.get("together").asDouble()));
        return cells;
    }

    private static String rate(double rate) {
        return rate < 1_000 ? Figures.digits(rate) : Figures.count(rate);
    }

    /** Empty where that one did not take part. */
    private static String ratio(JsonNode row, String reference) {
        JsonNode ratio = row.get("ratios").path(reference);
        return ratio.isMissingNode() ? "" : Figures.digits(ratio.asDouble());
    }
}
