package io.signalpost.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.MarkdownTable;

/** Tables and charts of the suite accept. */
public final class AcceptanceReport {

    private static final int MAIN = 64;
    private static final List<String> PERCENTILES = List.of("p50", "p99", "p999");
    private static final List<String> PERCENTILE_NAMES = List.of("p50", "p99", "p99.9");

    private final JsonNode result;

    private AcceptanceReport(JsonNode result) {
        this.result = result;
    }

    /** @param result as in {@code accept.json} */
    public static Report of(JsonNode result) {
        AcceptanceReport report = new AcceptanceReport(result);
        String tables = Stream.of(
                        Report.section("Accepted per second, and as a share of the limit", report.rates()),
                        Report.section("Latency in ms, by connections: p50 / p99 / p99.9", report.latencies()),
                        Report.section("CPU per event at %d connections, and memory".formatted(MAIN), report.costs()),
                        Report.section("Open loop at half of what each can, ms", report.open("half")),
                        Report.section("Open loop at the same rate for all, ms", report.open("same")))
                .collect(Collectors.joining("\n"));
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("rate", report.chart("Accepted and durable", "events per second; more is better", "rate", false));
        charts.put("p99", report.chart("Latency, p99", "ms, logarithmic; less is better", "p99", true));
        charts.put("open", report.openChart());
        return new Report(tables, charts);
    }

    private String rates() {
        List<String> head = head("server");
        head.add("times plain at " + MAIN);
        return MarkdownTable.of(head, servers(main()).map(this::rates).toList());
    }

    private List<String> rates(String server) {
        List<String> row = row(server, node -> {
            JsonNode ratio = node.at("/ratios/limit");
            String rate = Figures.count(node.get("rate").asDouble());
            return ratio.isMissingNode() ? rate : rate + " (" + Figures.digits(ratio.asDouble()) + ")";
        });
        JsonNode ratio = of(main(), server).at("/ratios/" + Contender.PLAIN.server());
        row.add(ratio.isMissingNode() ? "" : Figures.digits(ratio.asDouble()));
        return row;
    }

    private String latencies() {
        return MarkdownTable.of(
                head("server"),
                servers(main())
                        .map(server -> row(server, node -> PERCENTILES.stream()
                                .map(it -> Figures.digits(node.get(it).asDouble()))
                                .collect(Collectors.joining(" / "))))
                        .toList());
    }

    private String costs() {
        return MarkdownTable.of(
                List.of("server", "CPU µs", "generator's CPU µs", "generator's share", "resident MB", "peak MB"),
                servers(main())
                        .map(server -> {
                            JsonNode cpu = of(main(), server);
                            JsonNode memory = of(result.get("memory"), server);
                            return List.of(
                                    Contender.of(server).label(),
                                    Figures.digits(cpu.get("cpu").asDouble()),
                                    Figures.digits(cpu.get("generatorCpu").asDouble()),
                                    Figures.percent(cpu.get("generatorShare").asDouble()),
                                    Figures.megabytes(memory.get("resident").asDouble()),
                                    Figures.megabytes(memory.get("peak").asDouble()));
                        })
                        .toList());
    }

    private String open(String load) {
        JsonNode nodes = result.at("/open/" + load + "/servers");
        JsonNode limit = of(nodes, Contender.LIMIT.server());
        return MarkdownTable.of(
                List.of("server", "due per second", "p50", "p99", "p99.9", "p99 to the limit's", "CPU µs"),
                servers(nodes)
                        .map(server -> {
                            JsonNode node = of(nodes, server);
                            double p99 = node.get("p99").asDouble();
                            return List.of(
                                    Contender.of(server).label(),
                                    Figures.count(node.get("due").asDouble()),
                                    Figures.digits(node.get("p50").asDouble()),
                                    Figures.digits(p99),
                                    Figures.digits(node.get("p999").asDouble()),
                                    limit == null
                                            ? ""
                                            : Figures.digits(
                                                    p99 / limit.get("p99").asDouble()),
                                    Figures.digits(node.get("cpu").asDouble()));
                        })
                        .toList());
    }

    private Chart chart(String title, String subtitle, String field, boolean logarithmic) {
        List<String> connections =
                loads().map(load -> load.get("connections").asText()).toList();
        return new Chart(
                title,
                subtitle,
                connections,
                "connections",
                series(main(), server -> loads().map(load ->
                                of(load.get("servers"), server).get(field).asDouble())
                        .toList()),
                logarithmic);
    }

    private Chart openChart() {
        JsonNode nodes = result.at("/open/half/servers");
        return new Chart(
                "Latency under half of what each can",
                "ms from when a request was due, logarithmic; less is better",
                PERCENTILE_NAMES,
                "open loop, each server at half of its own rate at " + MAIN + " connections",
                series(nodes, server -> PERCENTILES.stream()
                        .map(it -> of(nodes, server).get(it).asDouble())
                        .toList()),
                true);
    }

    private static List<Chart.Series> series(JsonNode nodes, Function<String, List<Double>> values) {
        return servers(nodes)
                .map(server -> new Chart.Series(
                        Contender.of(server).label(), Contender.of(server).colour(), values.apply(server)))
                .toList();
    }

    /** A column per number of connections. */
    private List<String> head(String first) {
        List<String> head = new ArrayList<>(List.of(first));
        loads().forEach(load -> head.add(load.get("connections").asText()));
        return head;
    }

    private List<String> row(String server, Function<JsonNode, String> cell) {
        List<String> row = new ArrayList<>(List.of(Contender.of(server).label()));
        loads().forEach(load -> row.add(cell.apply(of(load.get("servers"), server))));
        return row;
    }

    private Stream<JsonNode> loads() {
        return result.get("closed").valueStream();
    }

    private JsonNode main() {
        return loads().filter(load -> load.get("connections").asInt() == MAIN)
                .findFirst()
                .orElseThrow()
                .get("servers");
    }

    private static Stream<String> servers(JsonNode nodes) {
        return nodes.valueStream().map(node -> node.get("server").asText());
    }

    /** Null when it did not take part. */
    private static JsonNode of(JsonNode nodes, String server) {
        return nodes.valueStream()
                .filter(node -> node.get("server").asText().equals(server))
                .findFirst()
                .orElse(null);
    }
}
