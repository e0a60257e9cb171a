package io.signalpost.bench.measure;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;

import io.signalpost.bench.load.Accepted;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadGenerator;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Usage;

/**
 * A server in the comparison.
 *
 * @param name  as in the tables
 * @param extra what other processes use for it, a database for instance
 */
public record Candidate(String name, ServerProcess server, Supplier<Usage> extra) {

    /** A server with all that belongs to it in one process. */
    public static Candidate alone(String name, ServerProcess server) {
        return new Candidate(name, server, () -> new Usage(0, 0, 0));
    }

    /** A server that keeps its events in that database, or delivers to it. */
    public static Candidate with(Postgres postgres, String name, ServerProcess server) {
        return new Candidate(name, server, postgres::usage);
    }

    public Usage usage() {
        return server.usage().plus(extra.get());
    }

    /** One round more, added to the others. @param what of, for the progress line */
    public LoadResult take(String what, Measured rounds, Requests requests) throws IOException {
        return takeReady(what, rounds, requests.refill(rounds.load()));
    }

    /** The same for a server that works on its own account, with which no time may be spent on making requests. */
    public LoadResult takeReady(String what, Measured rounds, Requests ready) throws IOException {
        double before = usage().cpuSeconds();
        LoadResult result = put(what, rounds.load(), ready, (event, at) -> {});
        rounds.add(result, usage().cpuSeconds() - before);
        return result;
    }

    /** Puts a load on it. @param what it is for, for the progress line */
    public LoadResult take(String what, Load load, Requests requests) throws IOException {
        return take(what, load, requests, (event, at) -> {});
    }

    /** @param accepted see {@link LoadGenerator} */
    public LoadResult take(String what, Load load, Requests requests, Accepted accepted) throws IOException {
        return put(what, load, requests.refill(load), accepted);
    }

    private LoadResult put(String what, Load load, Requests ready, Accepted accepted) throws IOException {
        LoadResult result;
        try {
            result = LoadGenerator.run(server.port(), load, ready, accepted);
        } catch (IOException e) {
            throw new IOException(name + " under " + load + ": " + e.getMessage(), e);
        }
        if (result.accepted() == 0) {
            throw new IllegalStateException(
                    name + " under " + load + " has answered nothing with 200, but by status: " + result.others());
        }
        System.out.printf(
                Locale.ROOT,
                "%-26s %-26s %,7.0f/s  p50 %.2f ms  p99 %.2f ms%s%n",
                what,
                name,
                result.rate(),
                result.millis(50),
                result.millis(99),
                result.others().isEmpty() ? "" : "  others " + result.others());
        return result;
    }
}
