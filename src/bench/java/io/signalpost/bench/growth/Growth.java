package io.signalpost.bench.growth;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.Servers;

/** Whether acceptance stays what it is while the log grows ({@code log}), and with larger events ({@code body}). */
public final class Growth {

    private final Servers servers;
    private final Requests requests;
    private final Duration warmUp;
    private final Duration time;
    private final int rounds;
    private final List<Integer> sizes;

    /**
     * @param warmUp of each server
     * @param time   of each round
     * @param sizes  how many events are in each of the logs; ten million take 21 GB of disk
     */
    public Growth(Servers servers, Requests requests, Duration warmUp, Duration time, int rounds, List<Integer> sizes) {
        this.servers = servers;
        this.requests = requests;
        this.warmUp = warmUp;
        this.time = time;
        this.rounds = rounds;
        this.sizes = sizes;
    }

    /** @param folder for what the servers keep */
    public ObjectNode run(Path folder) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Loads loads = new Loads(requests, warmUp, time, rounds);
        try (Postgres postgres = new Postgres(folder.resolve("postgresql"))) {
            result.set("log", new LogSizes(servers, postgres, loads).run(folder, sizes));
        }
        result.set("body", new BodySizes(servers, loads).run(folder));
        return result;
    }
}
