package io.signalpost.bench.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

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
final class Reading {

    private static final String DESTINATION = "noop-1";
    private static final Load FILL = Load.closed(WarmUp.CONNECTIONS, Duration.ofMinutes(1));
    private static final int PART = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Bench bench;
    private final Servers before;

    Reading(Bench bench, Servers before) {
        this.bench = bench;
        this.before = before;
    }

    /** A row for each log: events per second of ours and of the earlier build, and what ours is to that. */
    ArrayNode run(Rig rig, int events) throws Exception {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (String log : Rig.LOGS) {
            List<Candidate> both = new ArrayList<>();
            try {
                both.add(start(rig, bench.servers(), log, "reading-" + log, events));
                both.add(start(rig, before, log, "reading-before-" + log, events));
                rows.add(measure(both).put("log", log).put("events", events));
            } finally {
                both.forEach(candidate -> candidate.server().close());
            }
        }
        return rows;
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

    private ObjectNode measure(List<Candidate> both) throws Exception {
        for (Candidate candidate : both) {
            read(candidate); // that is its warm-up
        }
        List<Double> ours = new ArrayList<>();
        List<Double> earlier = new ArrayList<>();
        for (int round = 0; round < bench.rounds(); round++) {
            ours.add(read(both.get(0)));
            earlier.add(read(both.get(1)));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("rate", Measured.round(Measured.median(ours.stream())))
                .put("before", Measured.round(Measured.median(earlier.stream())))
                .put(
                        "ratio",
                        Measured.round(Measured.median(
                                IntStream.range(0, ours.size()).mapToObj(i -> ours.get(i) / earlier.get(i)))));
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
