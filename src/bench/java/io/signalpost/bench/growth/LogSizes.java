package io.signalpost.bench.growth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.LogFiller;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Usage;

/** Acceptance with few and with many events in the log, and what queries cost it then. */
final class LogSizes {

    /** @param events that were in it at first */
    private record Filled(String log, int events, Candidate candidate) {}

    private final Bench bench;
    private final Postgres postgres;
    private final Loads loads;

    LogSizes(Bench bench, Postgres postgres) {
        this.bench = bench;
        this.postgres = postgres;
        this.loads = new Loads(bench);
    }

    ObjectNode run(List<Integer> sizes) throws Exception {
        List<Filled> logs = new ArrayList<>();
        try {
            for (int events : sizes) {
                logs.add(start("sqlite", events));
            }
            for (int events : sizes) {
                logs.add(start("postgresql", events));
            }
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.set("log", measure(logs));
            result.set("query", ask(logs));
            return result;
        } finally {
            logs.forEach(log -> log.candidate.server().close());
        }
    }

    private Filled start(String log, int events) throws Exception {
        String name = log + "-" + events;
        Path own = Files.createDirectories(bench.folder().resolve(name));
        boolean file = log.equals("sqlite");
        String url = file ? "jdbc:sqlite:" + own.resolve("event-log.db") : postgres.create("growth_" + events);
        LogFiller.fill(url, events, BodySize.SMALL, List.of());
        LogFiller.index(url);
        Map<String, String> settings = Map.of(
                "destination.database.enabled", "false",
                "signalpost.event-log.url", url,
                "signalpost.event-log.max-size", "100GB");
        ServerProcess server = bench.servers().signalpost(own, settings).ready();
        return new Filled(log, events, file ? Candidate.alone(name, server) : Candidate.with(postgres, name, server));
    }

    private ArrayNode measure(List<Filled> logs) throws Exception {
        List<Candidate> candidates = logs.stream().map(Filled::candidate).toList();
        loads.warmUp(candidates);
        List<Measured> measured = loads.take("growth of the log", candidates, BodySize.SMALL);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < logs.size(); i++) {
            Filled log = logs.get(i);
            Usage memory = log.candidate.server().usage();
            rows.add(measured.get(i)
                    .json()
                    .put("log", log.log)
                    .put("events", log.events)
                    .put("ratio", Measured.round(measured.get(i).ratioTo(measured.get(smallest(logs, log)))))
                    .put("resident", memory.residentBytes())
                    .put("peakResident", memory.maxResidentBytes()));
        }
        return rows;
    }

    private ArrayNode ask(List<Filled> logs) throws Exception {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Filled log : logs) {
            ObjectNode row = rows.addObject().put("log", log.log).put("events", log.events);
            row.setAll(new Queries(bench).run(log.candidate));
        }
        return rows;
    }

    /** Where the first of the same kind is. */
    private static int smallest(List<Filled> logs, Filled like) {
        return logs.indexOf(logs.stream()
                .filter(log -> log.log.equals(like.log))
                .findFirst()
                .orElseThrow());
    }
}
