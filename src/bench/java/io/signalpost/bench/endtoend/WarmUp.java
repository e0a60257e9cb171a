package io.signalpost.bench.endtoend;

import java.io.IOException;
import java.time.Duration;

import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;

/**
 * Lets the compiler of a new server do its work. Most of the time at a rate that destinations keep up with, so that no
 * backlog has to be waited for afterwards, and shortly at full load.
 */
final class WarmUp {

    /** The main number of connections of the benchmark. */
    static final int CONNECTIONS = 64;

    private static final int SHORTER = 3; // than in the other suites, as these start two dozen servers
    private static final int RATE = 2_000;
    private static final int PARTS = 10;

    private final Requests requests;
    private final Duration time;

    WarmUp(Bench bench) {
        this.requests = bench.requests();
        this.time = bench.warmUp().dividedBy(SHORTER);
    }

    void run(Candidate candidate) throws IOException {
        if (time.isZero()) {
            return;
        }
        Duration flood = time.dividedBy(PARTS);
        candidate.take("warm-up", Load.open(RATE, time.minus(flood)), requests);
        candidate.take("warm-up", Load.closed(CONNECTIONS, flood), requests);
    }
}
