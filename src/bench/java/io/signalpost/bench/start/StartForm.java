package io.signalpost.bench.start;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.measure.Measured;

/** A way to start the jar on a JDK, and how its starts went. */
final class StartForm {

    private final Jdk jdk;
    private final String name;
    private final List<String> command;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> resident = new ArrayList<>();
    private final List<Double> coldRates = new ArrayList<>();
    private final List<Double> coldP99 = new ArrayList<>();

    StartForm(Jdk jdk, String name, List<String> command) {
        this.jdk = jdk;
        this.name = name;
        this.command = command;
    }

    List<String> command() {
        return command;
    }

    String label() {
        return name + ", JDK " + jdk.version().feature();
    }

    /** @param residentBytes right after readiness */
    void add(double untilReady, long residentBytes, LoadResult cold) {
        seconds.add(untilReady);
        resident.add((double) residentBytes);
        coldRates.add(cold.rate());
        coldP99.add(cold.millis(99));
    }

    /** Medians, and each start's seconds. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("jdk", jdk.number());
        node.put("form", name);
        node.put("seconds", median(seconds));
        ArrayNode each = node.putArray("eachSeconds");
        seconds.forEach(it -> each.add(Measured.round(it)));
        node.put("resident", (long) median(resident));
        node.put("coldRate", median(coldRates));
        node.put("coldP99", median(coldP99));
        return node;
    }

    private static double median(List<Double> values) {
        return Measured.round(Measured.median(values.stream()));
    }
}
