package io.signalpost.bench.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;
import io.signalpost.bench.server.Usage;

/** Acceptance of small and of large events, beside the limit. */
final class BodySizes {

    private static final Map<String, String> SETTINGS =
            Map.of("destination.database.enabled", "false", "signalpost.event-log.max-size", "100GB");

    private final Bench bench;
    private final Loads loads;

    BodySizes(Bench bench) {
        this.bench = bench;
        this.loads = new Loads(bench);
    }

    ArrayNode run() throws Exception {
        Path folder = bench.folder();
        Servers servers = bench.servers();
        List<Candidate> candidates = new ArrayList<>();
        try {
            candidates.add(Candidate.alone("limit", servers.limit(folder.resolve("limit"))));
            candidates.add(
                    Candidate.alone("signalpost-sqlite", servers.signalpost(folder.resolve("bodies"), SETTINGS)));
            if (bench.before().isPresent()) {
                ServerProcess before = bench.before().get().signalpost(folder.resolve("before"), SETTINGS);
                candidates.add(Candidate.alone("before-sqlite", before));
            }
            candidates.forEach(candidate -> candidate.server().ready());
            return measure(candidates);
        } finally {
            candidates.forEach(candidate -> candidate.server().close());
        }
    }

    private ArrayNode measure(List<Candidate> candidates) throws Exception {
        loads.warmUp(candidates);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (BodySize size : BodySize.values()) {
            List<Measured> measured = loads.take("growth, %d bytes".formatted(size.bytes()), candidates, size);
            for (int i = 0; i < candidates.size(); i++) {
                Usage memory = candidates.get(i).server().usage();
                rows.add(measured.get(i)
                        .json(measured)
                        .put("bytes", size.bytes())
                        .put("ratio", Measured.round(measured.get(i).ratioTo(measured.get(0))))
                        .put("resident", memory.residentBytes())
                        .put("peakResident", memory.maxResidentBytes()));
            }
        }
        return rows;
    }
}
