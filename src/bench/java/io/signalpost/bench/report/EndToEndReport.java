package io.signalpost.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Tables and a chart of the suite endtoend. */
public final class EndToEndReport {

    private final JsonNode result;

    private EndToEndReport(JsonNode result) {
        this.result = result;
    }

    /** @param result as in {@code endtoend.json} */
    public static Report of(JsonNode result) {
        EndToEndReport report = new EndToEndReport(result);
        String tables = Stream.of(
                        Report.section("Accepted and delivered per second, to every destination", report.sustained()),
                        Report.section("What destinations cost acceptance, at 64 connections", report.cost()),
                        Report.section("From the 200 until the rows can be read, ms", report.visibility()),
                        Report.section("A backlog, and acceptance while it is worked through", report.drain()))
                .collect(Collectors.joining("\n"));
        return new Report(tables, Map.of("cost", report.chart()));
    }

    private String sustained() {
        return MarkdownTable.of(
                List.of(
                        "log",
                        "destinations",
                        "accepted in a flood",
                        "delivered of it",
                        "sustained",
                        "p99 of acceptance, ms",
                        "CPU µs",
                        "kept up"),
                result.get("sustained")
                        .valueStream()
                        .map(row -> List.of(
                                log(row),
                                String.valueOf(row.get("destinations").size()),
                                Figures.count(row.at("/flood/acceptance/rate").asDouble()),
                                Figures.count(row.at("/flood/delivered").asDouble()),
                                Figures.count(row.at("/sustained/delivered").asDouble()),
                                Figures.digits(
                                        row.at("/sustained/acceptance/p99").asDouble()),
                                Figures.digits(
                                        row.at("/sustained/acceptance/cpu").asDouble()),
                                row.get("keptUp").asBoolean() ? "yes" : "no"))
                        .toList());
    }

    private String cost() {
        return MarkdownTable.of(
                List.of("log and destinations", "accepted per second", "to none", "p99 ms", "CPU µs"),
                result.get("cost")
                        .valueStream()
                        .flatMap(row -> row.get("sets")
                                .valueStream()
                                .map(set -> List.of(
                                        log(row) + ": " + set.get("server").asText(),
                                        Figures.count(set.get("rate").asDouble()),
                                        Figures.digits(set.get("ratio").asDouble()),
                                        Figures.digits(set.get("p99").asDouble()),
                                        Figures.digits(set.get("cpu").asDouble()))))
                        .toList());
    }

    private String visibility() {
        return MarkdownTable.of(
                List.of("log and database", "events per second", "seen", "p50", "p99", "highest"),
                result.get("visibility")
                        .valueStream()
                        .map(row -> List.of(
                                log(row) + ": "
                                        + Contender.ofLog(row.get("database").asText())
                                                .database(),
                                Figures.count(row.get("rate").asDouble()),
                                Figures.percent(row.get("seen").asDouble()
                                        / row.get("accepted").asDouble()),
                                Figures.digits(row.get("p50").asDouble()),
                                Figures.digits(row.get("p99").asDouble()),
                                Figures.digits(row.get("max").asDouble())))
                        .toList());
    }

    private String drain() {
        return MarkdownTable.of(
                List.of(
                        "log and destination",
                        "backlog",
                        "delivered per second",
                        "CPU µs",
                        "accepted while paused",
                        "accepted meanwhile",
                        "ratio",
                        "delivered meanwhile"),
                result.get("drain")
                        .valueStream()
                        .flatMap(row -> row.get("destinations")
                                .valueStream()
                                .map(each -> List.of(
                                        log(row) + ": "
                                                + each.get("destination").asText(),
                                        Figures.count(row.get("events").asDouble()),
                                        Figures.count(each.get("rate").asDouble()),
                                        Figures.digits(each.get("cpu").asDouble()),
                                        Figures.count(each.at("/acceptanceWhilePaused/rate")
                                                .asDouble()),
                                        Figures.count(each.at("/acceptanceWhileDraining/rate")
                                                .asDouble()),
                                        Figures.digits(each.get("ratio").asDouble()),
                                        Figures.count(each.get("rateMeanwhile").asDouble()))))
                        .toList());
    }

    private Chart chart() {
        JsonNode logs = result.get("cost");
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
                        .map(row -> new Chart.Series(
                                log(row),
                                Contender.ofLog(row.get("log").asText()).colour(),
                                row.get("sets")
                                        .valueStream()
                                        .map(set -> set.get("rate").asDouble())
                                        .toList()))
                        .toList(),
                false);
    }

    private static String log(JsonNode row) {
        return Contender.ofLog(row.get("log").asText()).database();
    }
}
