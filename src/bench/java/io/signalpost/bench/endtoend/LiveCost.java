package io.signalpost.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;

/**
 * What many destinations cost acceptance compared to one, while events come so slowly that all deliver them at once: none
 * has a backlog when its turn begins, and all are paused when it is over.
 */
public final class LiveCost {

    private static final int CONNECTIONS = 8;
    private static final List<Integer> DESTINATIONS = List.of(1, 31);

    private final Bench bench;
    private final Load load;

    public LiveCost(Bench bench) {
        this.bench = bench;
        this.load = Load.closed(CONNECTIONS, bench.time());
    }

    public ObjectNode run() throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode logs = result.putArray("logs");
        try (Rig rig = new Rig(bench)) {
            for (String log : Rig.LOGS) {
                logs.add(run(rig, log));
            }
        }
        return result;
    }

    private ObjectNode run(Rig rig, String log) throws Exception {
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (int destinations : DESTINATIONS) {
                contestants.add(start(rig, log, destinations));
            }
            return measure(log, contestants);
        } finally {
            contestants.forEach(contestant -> contestant.candidate.server().close());
        }
    }

    private Contestant start(Rig rig, String log, int count) throws Exception {
        String name = "live-" + log + "-" + count;
        List<String> destinations =
                IntStream.rangeClosed(1, count).mapToObj(i -> "noop-" + i).toList();
        Candidate candidate = rig.start(name, rig.log(log, name), destinations, Map.of());
        Measured measured = new Measured(count == 1 ? "one no-op" : count + " no-ops", load);
        return new Contestant(destinations, candidate, measured);
    }

    private ObjectNode measure(String log, List<Contestant> contestants) throws Exception {
        for (Contestant contestant : contestants) {
            new WarmUp(bench).run(contestant.candidate);
            contestant.candidate.take("warm-up", load, bench.requests());
            contestant.pause();
        }
        for (int round = 1; round <= bench.rounds(); round++) {
            for (Contestant contestant : contestants) {
                contestant.round("live, round %d of %d".formatted(round, bench.rounds()), bench.requests());
            }
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("log", log);
        row.put("connections", CONNECTIONS);
        ArrayNode sets = row.putArray("sets");
        Measured one = contestants.get(0).measured;
        for (Contestant contestant : contestants) {
            Measured measured = contestant.measured;
            sets.add(measured.json().put("ratio", Measured.round(measured.ratioTo(one))));
        }
        return row;
    }

    private record Contestant(List<String> destinations, Candidate candidate, Measured measured) {

        void round(String what, Requests requests) throws Exception {
            Requests ready = requests.refill(measured.load());
            for (String destination : destinations) {
                ledger().resume(destination);
            }
            ledger().awaitCaughtUp();
            candidate.takeReady(what, measured, ready);
            pause();
        }

        void pause() throws Exception {
            for (String destination : destinations) {
                ledger().pause(destination);
            }
        }

        private Ledger ledger() {
            return new Ledger(candidate.server());
        }
    }
}
