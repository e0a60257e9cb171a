package io.signalpost.bench.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadGenerator;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Servers;

/** How quickly a destination that does nothing reads the same backlog over and over, in turns with an earlier build. */
public final class Reading {

    private static final String DESTINATION = "noop-1";
    private static final Load FILL = Load.closed(WarmUp.CONNECTIONS, Duration.ofMinutes(1));
    private static final int PART = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Bench bench;

    public Reading(Bench bench) {
        this.bench = bench;
    }

    /**
     * A row for each log: events per second of ours and, where there is one, of the earlier build, and what ours is to that.
     *
     * @param events in the backlog
     */
    public ObjectNode run(int events) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode logs = result.putArray("logs");
        try (Rig rig = new Rig(bench)) {
            for (String log : Rig.LOGS) {
                logs.add(run(rig, log, events));
            }
        }
        return result;
    }

    private ObjectNode run(Rig rig, String log, int events) throws Exception {
        List<Candidate> candidates = new ArrayList<>();
        try {
            candidates.add(start(rig, bench.servers(), log, "reading-" + log, events));
            if (bench.before().isPresent()) {
                candidates.add(start(rig, bench.before().get(), log, "reading-before-" + log, events));
            }
            return measure(candidates).put("log", log).put("events", events);
        } finally {
            candidates.forEach(candidate -> candidate.server().close());
        }
    }

    /** Posts the backlog, as the earlier build cannot open what ours has filled. */
    private Candidate start(Rig rig, Servers servers, String log, String name, int events) throws Exception {
        Candidate candidate = rig.start(servers, name, rig.log(log, name), List.of(DESTINATION), Map.of());
        for (long left = events; left > 0; ) {
            var ready = bench.requests().refill(BodySize.TYPICAL, (int) Math.min(left, PART));
            left -= LoadGenerator.run(candidate.server().port(), FILL, ready).accepted();
        }
        new Ledger(candidate.server()).pause(DESTINATION);
        return candidate;
    }

    private ObjectNode measure(List<Candidate> candidates) throws Exception {
        for (Candidate candidate : candidates) {
            read(candidate); // that is its warm-up
        }
        List<List<Double>> rates =
                candidates.stream().<List<Double>>map(each -> new ArrayList<>()).toList();
        for (int round = 0; round < bench.rounds(); round++) {
            for (int i = 0; i < candidates.size(); i++) {
                rates.get(i).add(read(candidates.get(i)));
            }
        }
        List<Double> ours = rates.get(0);
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("rate", median(ours.stream()));
        if (rates.size() > 1) {
            List<Double> earlier = rates.get(1);
            row.put("before", median(earlier.stream()))
                    .put("ratio", median(IntStream.range(0, ours.size()).mapToObj(i -> ours.get(i) / earlier.get(i))));
        }
        return row;
    }

    private static double median(Stream<Double> figures) {
        return Measured.round(Measured.median(figures));
    }

    private static double read(Candidate candidate) throws Exception {
        Ledger ledger = new Ledger(candidate.server());
        ledger.rewind(DESTINATION);
        long events = ledger.pending().get(DESTINATION);
        long begin = System.nanoTime();
        ledger.resume(DESTINATION);
        if (!ledger.catchesUp(PATIENCE)) {
            throw new IllegalStateException(candidate.name() + " does not get to the end of its backlog");
        }
        double rate = events * 1e9 / (System.nanoTime() - begin);
        ledger.pause(DESTINATION);
        System.out.printf(Locale.ROOT, "%-26s %-26s %,7.0f/s%n", "reading", candidate.name(), rate);
        return rate;
    }
}
