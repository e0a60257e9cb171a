package io.signalpost.bench.growth;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Usage;

/**
 * What it costs acceptance, and takes of memory, that operators ask for events of a log: rounds in which nobody asks take turns
 * with rounds in which several do without a pause. What answers them is warmed up as what accepts is, at first while nothing
 * comes in, as in a flood they get an eighth: else the rounds would show what compiling it costs, once after a start.
 */
final class Queries {

    private final Bench bench;

    Queries(Bench bench) {
        this.bench = bench;
    }

    ObjectNode run(Candidate candidate) throws IOException, InterruptedException {
        Load load = Load.closed(Loads.CONNECTIONS, bench.time()).of(BodySize.SMALL);
        try (Asking operators = new Asking(candidate.server())) {
            Thread.sleep(bench.warmUp().toMillis());
            new Loads(bench).warmUp(List.of(candidate));
        }
        Measured alone = new Measured("nobody asks", load);
        Measured asked = new Measured("operators ask", load);
        long before = candidate.server().usage().residentBytes();
        long answers = 0;
        double seconds = 0;
        double slowest = 0;
        for (int round = 0; round < bench.rounds(); round++) {
            candidate.take("queries, nobody asks", alone, bench.requests());
            Requests ready = bench.requests().refill(load);
            Asking operators = new Asking(candidate.server());
            try (operators) {
                LoadResult result = candidate.takeReady("queries, operators ask", asked, ready);
                answers += operators.answers();
                seconds += result.seconds();
            }
            slowest = Math.max(slowest, operators.slowestMillis());
        }
        Usage memory = candidate.server().usage();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("alone", alone.json());
        node.set("asked", asked.json());
        return node.put("ratio", Measured.round(asked.ratioTo(alone)))
                .put("answers", Measured.round(answers / seconds))
                .put("slowest", Measured.round(slowest))
                .put("residentBefore", before)
                .put("resident", memory.residentBytes())
                .put("peakResident", memory.maxResidentBytes());
    }
}
