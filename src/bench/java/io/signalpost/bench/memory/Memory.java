package io.signalpost.bench.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.server.Recipient;
import io.signalpost.bench.server.Recipients;

/**
 * How much memory a receiver with a small heap takes, in turns with an earlier build: each round in a new process, which is
 * flooded and then gets events at a rate, while {@code database} writes into SQLite and {@code http} posts to a slow business
 * system. Other work on the machine hardly changes it.
 */
public final class Memory {

    /** Of each process, as in {@code -Xmx}. */
    private static final String HEAP = "256m";

    private static final Duration HOLD = Duration.ofMillis(50);

    private final Bench bench;

    public Memory(Bench bench) {
        this.bench = bench;
    }

    public ObjectNode run() throws Exception {
        try (Recipients recipients =
                new Recipients(bench.servers(), bench.folder().resolve("recipients"))) {
            List<Build> builds =
                    new ArrayList<>(List.of(new Build("", bench.servers().withHeap(HEAP))));
            bench.before().ifPresent(before -> builds.add(new Build("before", before.withHeap(HEAP))));
            for (int round = 1; round <= bench.rounds(); round++) {
                for (Build build : builds) {
                    String name = "round-" + round + build.name();
                    Recipient slow = recipients.open(name, HOLD);
                    build.round(
                            "memory, round %d of %d".formatted(round, bench.rounds()),
                            bench,
                            bench.folder().resolve(name),
                            settings(slow));
                }
            }
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("heap", HEAP);
            ArrayNode rows = result.putArray("rows");
            builds.forEach(build -> rows.add(build.json(builds.get(builds.size() - 1))));
            return result;
        }
    }

    private static Map<String, String> settings(Recipient slow) {
        Map<String, String> settings = new LinkedHashMap<>(slow.settings("http"));
        settings.put("destination.database.enabled", "true");
        settings.put("signalpost.event-log.max-size", "100GB");
        return settings;
    }
}
