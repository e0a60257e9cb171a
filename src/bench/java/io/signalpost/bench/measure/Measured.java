package io.signalpost.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadResult;

/** The rounds of one server under one load. */
public final class Measured {

    private final String server;
    private final Load load;
    private final List<Double> rates = new ArrayList<>();
    private LoadResult all;
    private double cpuSeconds;

    public Measured(String server, Load load) {
        this.server = server;
        this.load = load;
    }

    public String server() {
        return server;
    }

    public Load load() {
        return load;
    }

    public void add(LoadResult round, double serverCpuSeconds) {
        rates.add(round.rate());
        all = all == null ? round : all.plus(round);
        cpuSeconds += serverCpuSeconds;
    }

    /** Accepted per second, the median of the rounds. */
    public double rate() {
        return median(rates.stream());
    }

    /** The median of what each round of this one is to the same round of another. */
    public double ratioTo(Measured other) {
        return median(IntStream.range(0, rates.size()).mapToObj(i -> rates.get(i) / other.rates.get(i)));
    }

    public static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** Rates per second, latencies in milliseconds, CPU in microseconds per accepted event. */
    public ObjectNode json() {
        return json(List.of());
    }

    /** @param references under the same load, in the same rounds; what this one is to each of them is in {@code ratios} */
    public ObjectNode json(List<Measured> references) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("server", server);
        if (load.rate() > 0) {
            node.put("due", load.rate());
        }
        node.put("rate", round(rate()));
        ArrayNode each = node.putArray("rates");
        rates.forEach(rate -> each.add(round(rate)));
        ObjectNode ratios = node.putObject("ratios");
        references.forEach(it -> ratios.put(it.server, round(ratioTo(it))));
        node.put("p50", round(all.millis(50)));
        node.put("p99", round(all.millis(99)));
        node.put("p999", round(all.millis(99.9)));
        node.put("cpu", round(cpuSeconds * 1e6 / all.accepted()));
        node.put("generatorCpu", round(all.cpuSeconds() * 1e6 / all.accepted()));
        node.put("generatorShare", round(all.cpuSeconds() / (all.cpuSeconds() + cpuSeconds)));
        node.put("accepted", all.accepted());
        ObjectNode others = node.putObject("otherAnswers");
        all.others().forEach((status, count) -> others.put(String.valueOf(status), count));
        return node;
    }

    /** To three decimal places, which is more than any figure here deserves. */
    public static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
