package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite move. */
public final class MoveReport {

    private MoveReport() {}

    /** @param result as in {@code move.json} */
    public static Report of(JsonNode result) {
        return new Report(
                Report.section(
                        "A log of " + Figures.count(result.get("events").asDouble()) + " events and "
                                + Figures.count(result.get("deliveries").asDouble()) + " dead letters ("
                                + Figures.megabytes(result.get("bytes").asDouble()) + " MB) is moved to PostgreSQL",
                        MarkdownTable.of(
                                List.of("", ""),
                                List.of(
                                        List.of("accepted per second before", count(result, "rateAlone")),
                                        List.of("while the log is copied", count(result, "rateBeside")),
                                        List.of(
                                                "seconds until all is copied, under that load",
                                                digits(result, "copySeconds")),
                                        List.of(
                                                "seconds of the command that finishes",
                                                digits(result, "finishSeconds")),
                                        List.of(
                                                "seconds from the receiver's stop until it is ready on PostgreSQL",
                                                digits(result, "stillSeconds"))))),
                Map.of());
    }

    private static String count(JsonNode result, String field) {
        return Figures.count(result.get(field).asDouble());
    }

    private static String digits(JsonNode result, String field) {
        return Figures.digits(result.get(field).asDouble());
    }
}
