package io.signalpost.bench.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;

/**
 * What destinations cost acceptance: a server for each set of them, flooded in turns, and compared within each round to the
 * one that has none. A server's destinations are paused while it is not its turn, so the backlog that they are left with
 * disturbs nobody, and they begin their next turn with work to do.
 */
public final class Cost {

    private static final Map<String, List<String>> SETS = sets();

    private final Bench bench;
    private final Load load;

    public Cost(Bench bench) {
        this.bench = bench;
        this.load = Load.closed(WarmUp.CONNECTIONS, bench.time());
    }

    private static Map<String, List<String>> sets() {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        sets.put("none", List.of());
        sets.put("one no-op", List.of("noop-1"));
        sets.put(
                "eight no-ops",
                List.of("noop-1", "noop-2", "noop-3", "noop-4", "noop-5", "noop-6", "noop-7", "noop-8"));
        sets.put("eight mixed", Sustained.DESTINATIONS.get(2));
        sets.put("one slow", List.of("slow"));
        sets.put("one dead", List.of("http"));
        return sets;
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
            for (Map.Entry<String, List<String>> set : SETS.entrySet()) {
                contestants.add(start(rig, log, set.getKey(), set.getValue()));
            }
            return measure(rig, log, contestants);
        } finally {
            contestants.forEach(contestant -> contestant.candidate.server().close());
        }
    }

    private Contestant start(Rig rig, String log, String set, List<String> destinations) throws Exception {
        String name = "cost-" + log + "-" + set.replace(' ', '-');
        return new Contestant(
                set,
                destinations,
                rig.start(name, rig.log(log, name), destinations, Map.of()),
                new Measured(set, load));
    }

    private ObjectNode measure(Rig rig, String log, List<Contestant> contestants) throws Exception {
        Load flood = Load.closed(load.connections(), bench.time().multipliedBy(bench.rounds()));
        for (Contestant contestant : contestants) {
            new WarmUp(bench).run(contestant.candidate);
            contestant.candidate.take("warm-up", flood, bench.requests());
            contestant.pause();
        }
        for (int round = 1; round <= bench.rounds(); round++) {
            for (Contestant contestant : contestants) {
                rig.queue().empty();
                contestant.round("cost, round %d of %d".formatted(round, bench.rounds()), bench.requests());
            }
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("log", log);
        row.put("connections", load.connections());
        ArrayNode sets = row.putArray("sets");
        for (Contestant contestant : contestants) {
            sets.add(contestant.json(contestants.get(0).measured));
        }
        return row;
    }

    private record Contestant(
            String set,
            List<String> destinations,
            Candidate candidate,
            Measured measured,
            Map<String, Long> deliveredInRounds) {

        Contestant(String set, List<String> destinations, Candidate candidate, Measured measured) {
            this(set, destinations, candidate, measured, new TreeMap<>());
        }

        void pause() throws Exception {
            for (String destination : destinations) {
                ledger().pause(destination);
            }
        }

        void round(String what, Requests requests) throws Exception {
            Requests ready = requests.refill(measured.load());
            Map<String, Long> before = ledger().delivered();
            for (String destination : destinations) {
                ledger().resume(destination);
            }
            candidate.takeReady(what, measured, ready);
            Map<String, Long> after = ledger().delivered();
            pause();
            after.forEach((name, count) -> deliveredInRounds.merge(name, count - before.get(name), Long::sum));
        }

        private Ledger ledger() {
            return new Ledger(candidate.server());
        }

        /** {@code ratio} is of what it accepted to what a server without destinations did. */
        ObjectNode json(Measured none) throws Exception {
            ObjectNode node = measured.json().put("ratio", Measured.round(measured.ratioTo(none)));
            ObjectNode delivered = node.putObject("delivered");
            deliveredInRounds.forEach(delivered::put);
            ObjectNode backlog = node.putObject("backlog");
            ledger().pending().forEach(backlog::put);
            return node;
        }
    }
}
