package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Table of the suite backlog. */
public final class BacklogReport {

    private BacklogReport() {}

    /** @param result as in {@code backlog.json} */
    public static Report of(JsonNode result) {
        String table = MarkdownTable.of(
                List.of(
                        "log and destination",
                        "backlog",
                        "delivered per second",
                        "CPU µs",
                        "accepted while paused",
                        "accepted meanwhile",
                        "ratio",
                        "delivered meanwhile"),
                result.get("logs")
                        .valueStream()
                        .flatMap(log -> log.get("destinations").valueStream().map(each -> row(log, each)))
                        .toList());
        return new Report(Report.section("A backlog, and acceptance while it is worked through", table), Map.of());
    }

    private static List<String> row(JsonNode log, JsonNode destination) {
        return List.of(
                Contender.ofLog(log.get("log").asText()).database() + ": "
                        + destination.get("destination").asText(),
                Figures.count(log.get("events").asDouble()),
                Figures.count(destination.get("rate").asDouble()),
                Figures.digits(destination.get("cpu").asDouble()),
                Figures.count(
                        destination.requiredAt("/acceptanceWhilePaused/rate").asDouble()),
                Figures.count(
                        destination.requiredAt("/acceptanceWhileDraining/rate").asDouble()),
                Figures.digits(destination.get("ratio").asDouble()),
                Figures.count(destination.get("rateMeanwhile").asDouble()));
    }
}
