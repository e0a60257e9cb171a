package io.signalpost.bench.growth;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.server.Postgres;

/**
 * Whether acceptance stays what it is while the log grows ({@code log}), while operators ask for events of it ({@code query}), and
 * with larger events ({@code body}).
 */
public final class Growth {

    private final Bench bench;

    public Growth(Bench bench) {
        this.bench = bench;
    }

    /** @param sizes how many events are in each of the logs; ten million take 21 GB of disk */
    public ObjectNode run(List<Integer> sizes) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        try (Postgres postgres = new Postgres(bench.folder().resolve("postgresql"))) {
            result.setAll(new LogSizes(bench, postgres).run(sizes));
        }
        result.set("body", new BodySizes(bench).run());
        return result;
    }
}
