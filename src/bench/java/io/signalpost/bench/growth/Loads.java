package io.signalpost.bench.growth;

import java.io.IOException;
import java.util.List;

import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.measure.Turns;

/** The load of this suite: all that 64 connections can send, in events of a size. */
record Loads(Bench bench) {

    static final int CONNECTIONS = 64;

    void warmUp(List<Candidate> candidates) throws IOException {
        new Turns(candidates, bench).warmUp(Load.closed(CONNECTIONS, bench.warmUp()));
    }

    List<Measured> take(String name, List<Candidate> candidates, BodySize size) throws IOException {
        Load load = Load.closed(CONNECTIONS, bench.time()).of(size);
        return new Turns(candidates, bench).take(name, candidate -> load);
    }
}
