package io.signalpost.bench.growth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.measure.Turns;

/** The load of this suite: all that 64 connections can send, in events of a size. */
record Loads(Requests requests, Duration warmUp, Duration time, int rounds) {

    private static final int CONNECTIONS = 64;

    void warmUp(List<Candidate> candidates) throws IOException {
        turns(candidates).warmUp(Load.closed(CONNECTIONS, warmUp));
    }

    List<Measured> take(String name, List<Candidate> candidates, BodySize size) throws IOException {
        Load load = Load.closed(CONNECTIONS, time).of(size);
        return turns(candidates).take(name, candidate -> load);
    }

    private Turns turns(List<Candidate> candidates) {
        return new Turns(candidates, requests, rounds);
    }
}
