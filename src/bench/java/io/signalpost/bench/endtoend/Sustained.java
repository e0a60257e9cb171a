package io.signalpost.bench.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Servers;

/**
 * Events per second that are accepted and delivered to every destination. A flood comes first: its events, by the time
 * until the last is delivered, tell about what can be had. Then events come at a rate, at first a higher one, and in each
 * further try the one at which the last try was through, until all but a tenth of a rate is both accepted and delivered.
 * Where that is so at once the flood has told too little, and tries go upwards as long as it is.
 */
public final class Sustained {

    static final List<List<String>> DESTINATIONS = List.of(
            List.of("database"),
            List.of("database", "database-postgresql", "noop-1"),
            List.of("database", "database-postgresql", "sqs", "noop-1", "noop-2", "noop-3", "noop-4", "noop-5"));

    static final String BEFORE = "before";

    private static final double OPTIMISM = 1.3;
    private static final double ENOUGH = 0.9;
    private static final int TRIES = 6;
    /** Events. Eight destinations may take a minute for them, and many for all that could be accepted meanwhile. */
    private static final int FLOOD = 20_000;

    private final Bench bench;
    private final Duration time;

    public Sustained(Bench bench) {
        this.bench = bench;
        this.time = bench.time().multipliedBy(bench.rounds());
    }

    public ObjectNode run() throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = result.putArray("rows");
        try (Rig rig = new Rig(bench)) {
            for (String log : Rig.LOGS) {
                for (List<String> destinations : DESTINATIONS) {
                    rows.add(run(rig, bench.servers(), log, destinations, ""));
                    if (bench.before().isPresent() && destinations.size() == 1) {
                        rows.add(run(rig, bench.before().get(), log, destinations, BEFORE));
                    }
                }
            }
        }
        return result;
    }

    private ObjectNode run(Rig rig, Servers servers, String log, List<String> destinations, String build)
            throws Exception {
        String name = "sustained-" + log + "-" + destinations.size() + build;
        Candidate candidate = rig.start(servers, name, rig.log(log, name), destinations, Map.of());
        try {
            Ledger ledger = new Ledger(candidate.server());
            new WarmUp(bench).run(candidate);
            ledger.awaitCaughtUp();
            ObjectNode row =
                    JsonNodeFactory.instance.objectNode().put("log", log).put("build", build);
            ArrayNode names = row.putArray("destinations");
            destinations.forEach(names::add);

            Load all = Load.closed(WarmUp.CONNECTIONS, time);
            Flow flood = flow(rig, candidate, ledger, all, bench.requests().refill(all.size(), FLOOD));
            row.set("flood", flood.json());
            Flow flow = sustained(rig, candidate, ledger, flood.rate() * OPTIMISM);
            row.put("keptUp", flow.keptUp());
            row.set("sustained", flow.json());
            return row;
        } finally {
            candidate.server().close();
        }
    }

    private Flow sustained(Rig rig, Candidate candidate, Ledger ledger, double rate) throws Exception {
        Flow best = atRate(rig, candidate, ledger, rate);
        boolean upwards = best.keptUp();
        for (int more = TRIES - 1; more > 0 && (upwards || !best.keptUp()); more--) {
            Flow next = atRate(rig, candidate, ledger, best.rate() * (upwards ? OPTIMISM : 1));
            if (upwards && !next.keptUp()) {
                return best;
            }
            best = next;
        }
        return best;
    }

    private Flow atRate(Rig rig, Candidate candidate, Ledger ledger, double rate) throws Exception {
        Load load = Load.open((int) Math.ceil(rate), time);
        return flow(rig, candidate, ledger, load, bench.requests().refill(load));
    }

    private Flow flow(Rig rig, Candidate candidate, Ledger ledger, Load load, Requests ready) throws Exception {
        rig.queue().empty();
        Measured measured = new Measured(candidate.name(), load);
        LoadResult result = candidate.takeReady(
                load.rate() == 0 ? "sustained, flood" : "sustained, " + load.rate() + "/s", measured, ready);
        long end = System.nanoTime();
        Map<String, Long> backlog = ledger.pending();
        ledger.awaitCaughtUp();
        return new Flow(measured, result, backlog, (System.nanoTime() - end) / 1e9);
    }

    /** @param catchUp seconds from the last answer until the last event was delivered */
    private record Flow(Measured measured, LoadResult result, Map<String, Long> backlog, double catchUp) {

        /** Accepted and delivered per second. */
        double rate() {
            return result.accepted() / (result.seconds() + catchUp);
        }

        boolean keptUp() {
            return rate() >= ENOUGH * measured.load().rate();
        }

        ObjectNode json() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("delivered", Measured.round(rate()));
            node.put("catchUpSeconds", Measured.round(catchUp));
            ObjectNode pending = node.putObject("backlog");
            backlog.forEach(pending::put);
            node.set("acceptance", measured.json());
            return node;
        }
    }
}
