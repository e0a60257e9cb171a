package io.signalpost.bench.accept;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.measure.Turns;
import io.signalpost.bench.server.Usage;

/**
 * Accepted and durable events per second, latency, CPU and memory of the receiver, with either log, beside the limit, a
 * plain controller, and the receiver without a log. All run at once, one of them under load at a time, in turns.
 */
public final class Acceptance {

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64, 256);
    private static final int MAIN = 64;
    private static final Set<String> REFERENCES =
            Set.of(Lineup.LIMIT, Lineup.PLAIN, "before-sqlite", "before-postgresql");

    private final Bench bench;

    public Acceptance(Bench bench) {
        this.bench = bench;
    }

    /** @param only names of {@link Lineup#SERVERS} */
    public ObjectNode run(List<String> only) throws Exception {
        try (Lineup lineup = Lineup.start(bench.servers(), bench.before(), bench.folder(), only)) {
            Turns turns = new Turns(lineup.candidates(), bench);
            turns.warmUp(Load.closed(MAIN, bench.warmUp()));
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("postgresql", lineup.postgresql());
            Map<String, Integer> half = closed(turns, result.putArray("closed"));
            open(turns, half, result.putObject("open"));
            memory(lineup.candidates(), result.putArray("memory"));
            return result;
        }
    }

    /** Gives half of what each server has reached. */
    private Map<String, Integer> closed(Turns turns, ArrayNode loads) throws Exception {
        Map<String, Integer> half = new HashMap<>();
        for (int connections : CONNECTIONS) {
            Load load = Load.closed(connections, bench.time());
            turns.warmUp(load); // a lone event takes another way than many at once, which no compiler has seen yet
            List<Measured> measured = turns.take("closed " + connections, candidate -> load);
            add(measured, loads.addObject().put("connections", connections));
            if (connections == MAIN) {
                measured.forEach(it -> half.put(it.server(), (int) Math.max(1, it.rate() / 2)));
            }
        }
        return half;
    }

    private void open(Turns turns, Map<String, Integer> half, ObjectNode loads) throws Exception {
        add(
                turns.take("open, half", candidate -> Load.open(half.get(candidate.name()), bench.time())),
                loads.putObject("half"));
        int common = half.values().stream().min(Integer::compare).orElseThrow();
        Load load = Load.open(common, bench.time());
        add(turns.take("open, same", candidate -> load), loads.putObject("same").put("due", common));
    }

    private static void add(List<Measured> measured, ObjectNode load) {
        List<Measured> references =
                measured.stream().filter(it -> REFERENCES.contains(it.server())).toList();
        ArrayNode each = load.putArray("servers");
        measured.forEach(it -> each.add(it.json(references)));
    }

    /** Of the server's own process; where there is a PostgreSQL server it is not counted. */
    private static void memory(List<Candidate> candidates, ArrayNode servers) {
        for (Candidate candidate : candidates) {
            Usage usage = candidate.server().usage();
            servers.addObject()
                    .put("server", candidate.name())
                    .put("resident", usage.residentBytes())
                    .put("peak", usage.maxResidentBytes());
        }
    }
}
