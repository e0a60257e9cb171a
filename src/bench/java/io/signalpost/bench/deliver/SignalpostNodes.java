package io.signalpost.bench.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.signalpost.bench.endtoend.Ledger;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.EventTemplate;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadGenerator;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Usage;

/** One destination of Signalpost, on one node or on several that share a log. */
final class SignalpostNodes implements Contestant {

    private static final Load LOAD = Load.closed(64, Duration.ofMinutes(1));

    private final String destination;
    private final List<ServerProcess> nodes;
    private final Supplier<Usage> database;
    private final Requests requests;
    private final Ledger ledger;

    /** @param nodes that are ready; the destination of each delivers until {@link #end} */
    SignalpostNodes(String destination, List<ServerProcess> nodes, Supplier<Usage> database, Requests requests) {
        this.destination = destination;
        this.nodes = nodes;
        this.database = database;
        this.requests = requests;
        this.ledger = new Ledger(nodes.get(0));
    }

    /**
     * Posts them to the first node, as any build takes them. A thousand at a time, one of each vehicle, and the next thousand
     * when all are accepted: so those of a vehicle are in the log as they are numbered.
     */
    @Override
    public void fill(long events) throws IOException, InterruptedException {
        for (long left = events - ledger.pending().get(destination); left > 0; left -= EventTemplate.VEHICLES) {
            Requests ready = requests.refill(BodySize.TYPICAL, EventTemplate.VEHICLES);
            LoadResult result = LoadGenerator.run(nodes.get(0).port(), LOAD, ready);
            if (!result.others().isEmpty()) {
                throw new IllegalStateException("A backlog is not accepted, but by status: " + result.others());
            }
        }
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        ledger.resume(destination);
    }

    @Override
    public void end() throws IOException, InterruptedException {
        ledger.pause(destination);
    }

    @Override
    public Usage usage() {
        return nodes.stream().map(ServerProcess::usage).reduce(database.get(), Usage::plus);
    }

    @Override
    public void close() {
        nodes.forEach(ServerProcess::close);
    }
}
