package io.signalpost.bench.memory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.endtoend.Ledger;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadGenerator;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;

import static org.awaitility.Awaitility.await;

/** A build of Signalpost, and how much memory its processes took. */
final class Build {

    private static final int FLOOD = 50_000; // events, and not seconds: so each build has as many to deliver
    private static final Load AT_ONCE = Load.closed(64, Duration.ofMinutes(10));
    private static final int RATE = 500; // which the slowest database keeps up with
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String name;
    private final Servers servers;
    private final List<Map<String, Double>> rounds = new ArrayList<>();
    private final Map<String, Long> delivered = new TreeMap<>();

    /** @param name empty for ours */
    Build(String name, Servers servers) {
        this.name = name;
        this.servers = servers;
    }

    String name() {
        return name;
    }

    /** Starts it, loads it until its database has all events, and looks. @param what it is, for the progress line */
    void round(String what, Bench bench, Path folder, Map<String, String> settings) throws Exception {
        try (ServerProcess server = servers.signalpost(folder, settings).ready()) {
            Map<String, Double> resident = new LinkedHashMap<>();
            resident.put("ready", resident(server));
            post(server, AT_ONCE, bench.requests().refill(BodySize.TYPICAL, FLOOD));
            resident.put("flooded", resident(server));
            Load steady = Load.open(RATE, bench.time());
            post(server, steady, bench.requests().refill(steady));
            Ledger ledger = new Ledger(server);
            await().atMost(PATIENCE).until(() -> ledger.pending().get("database") == 0);
            resident.put("end", resident(server));
            resident.put("peak", (double) server.usage().maxResidentBytes());
            rounds.add(resident);
            ledger.delivered().forEach((destination, count) -> delivered.merge(destination, count, Long::sum));
            System.out.printf(Locale.ROOT, "%-26s %-26s %s%n", what, name.isEmpty() ? "signalpost" : name, resident);
        }
    }

    private static double resident(ServerProcess server) {
        return server.usage().residentBytes();
    }

    private static void post(ServerProcess server, Load load, Requests ready) throws Exception {
        LoadResult result = LoadGenerator.run(server.port(), load, ready);
        if (!result.others().isEmpty()) {
            throw new IllegalStateException("Not all events are accepted, but by status: " + result.others());
        }
    }

    /** Medians, and those of what each round is to the same one of another build. */
    ObjectNode json(Build other) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("build", name);
        for (String when : rounds.get(0).keySet()) {
            ObjectNode figures = row.putObject(when);
            figures.put("bytes", Math.round(Measured.median(rounds.stream().map(round -> round.get(when)))));
            ArrayNode each = figures.putArray("each");
            rounds.forEach(round -> each.add(Math.round(round.get(when))));
            figures.put(
                    "ratio",
                    Measured.round(Measured.median(IntStream.range(0, rounds.size())
                            .mapToObj(i -> rounds.get(i).get(when)
                                    / other.rounds.get(i).get(when)))));
        }
        ObjectNode counts = row.putObject("delivered");
        delivered.forEach(counts::put);
        return row;
    }
}
