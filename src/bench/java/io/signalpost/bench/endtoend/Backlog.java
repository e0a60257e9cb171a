package io.signalpost.bench.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.LogFiller;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;

/**
 * How quickly a destination works through a backlog while nothing else happens, one destination after the other, and what
 * it costs acceptance when events come in meanwhile: rounds in which it is paused, and so gets a new backlog, take turns
 * with rounds in which it delivers.
 */
public final class Backlog {

    private static final List<String> DESTINATIONS = List.of("noop-1", "database", "database-postgresql");

    /** So long tells how quickly a destination is; a million events take a database many minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Bench bench;
    private final Load load;

    public Backlog(Bench bench) {
        this.bench = bench;
        this.load = Load.closed(WarmUp.CONNECTIONS, bench.time());
    }

    /** @param backlog events */
    public ObjectNode run(int backlog) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode logs = result.putArray("logs");
        try (Rig rig = new Rig(bench)) {
            for (String log : Rig.LOGS) {
                logs.add(run(rig, log, backlog));
            }
        }
        return result;
    }

    private ObjectNode run(Rig rig, String log, int backlog) throws Exception {
        String name = "backlog-" + log;
        String url = rig.log(log, name);
        LogFiller.fill(url, backlog, BodySize.TYPICAL, DESTINATIONS);
        Candidate candidate = rig.start(name, url, DESTINATIONS, Map.of());
        try {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("log", log);
            row.put("events", backlog).put("connections", load.connections());
            ArrayNode rows = row.putArray("destinations");
            for (String destination : DESTINATIONS) {
                rows.add(drain(candidate, destination));
            }
            new WarmUp(bench).run(candidate);
            for (int i = 0; i < DESTINATIONS.size(); i++) {
                ((ObjectNode) rows.get(i)).setAll(effect(candidate, DESTINATIONS.get(i)));
            }
            return row;
        } finally {
            candidate.server().close();
        }
    }

    private ObjectNode drain(Candidate candidate, String destination) throws Exception {
        Ledger ledger = new Ledger(candidate.server());
        long before = ledger.delivered().get(destination);
        double cpu = candidate.usage().cpuSeconds();
        long begin = System.nanoTime();
        ledger.resume(destination);
        ledger.catchesUp(LONGEST);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = candidate.usage().cpuSeconds() - cpu;
        long events = ledger.delivered().get(destination) - before;
        ledger.pause(destination);
        System.out.printf(
                Locale.ROOT, "%-26s %-26s %,7.0f/s%n", "backlog, " + destination, candidate.name(), events / seconds);
        return JsonNodeFactory.instance
                .objectNode()
                .put("destination", destination)
                .put("rate", Measured.round(events / seconds))
                .put("delivered", events)
                .put("seconds", Measured.round(seconds))
                .put("cpu", Measured.round(used * 1e6 / events));
    }

    private ObjectNode effect(Candidate candidate, String destination) throws Exception {
        Ledger ledger = new Ledger(candidate.server());
        Measured without = new Measured("paused", load);
        Measured with = new Measured("draining", load);
        double delivered = 0;
        double seconds = 0;
        for (int round = 0; round < bench.rounds(); round++) {
            candidate.take("backlog, paused", without, bench.requests());
            if (destination.startsWith("noop")) {
                ledger.rewind(destination); // else it would soon have nothing to do
            }
            Requests ready = bench.requests().refill(load);
            long before = ledger.delivered().get(destination);
            ledger.resume(destination);
            LoadResult result = candidate.takeReady("backlog, draining", with, ready);
            delivered += ledger.delivered().get(destination) - before;
            seconds += result.seconds();
            ledger.pause(destination);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("acceptanceWhilePaused", without.json());
        node.set("acceptanceWhileDraining", with.json());
        node.put("ratio", Measured.round(with.ratioTo(without)));
        node.put("rateMeanwhile", Measured.round(delivered / seconds));
        node.put("backlogLeft", ledger.pending().get(destination));
        return node;
    }
}
