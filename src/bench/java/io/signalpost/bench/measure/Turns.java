package io.signalpost.bench.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.signalpost.bench.load.Load;

/** Puts load on one server after the other, round by round, so that what changes on the machine meanwhile meets all alike. */
public final class Turns {

    private static final Duration SLICE = Duration.ofSeconds(5);

    private final List<Candidate> candidates;
    private final Bench bench;

    public Turns(List<Candidate> candidates, Bench bench) {
        this.candidates = candidates;
        this.bench = bench;
    }

    /** The load's time for each server, in slices. */
    public void warmUp(Load load) throws IOException {
        Duration left = load.time();
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            left = left.minus(slice);
            for (Candidate candidate : candidates) {
                candidate.take(
                        "warm-up, %d s left".formatted(left.toSeconds()),
                        new Load(load.connections(), load.rate(), slice, load.size()),
                        bench.requests());
            }
        }
    }

    /** In the order of the candidates. @param name of the load, for the progress lines */
    public List<Measured> take(String name, Function<Candidate, Load> loads) throws IOException {
        List<Measured> measured = candidates.stream()
                .map(it -> new Measured(it.name(), loads.apply(it)))
                .toList();
        for (int round = 1; round <= bench.rounds(); round++) {
            for (int i = 0; i < candidates.size(); i++) {
                String what = "%s, round %d of %d".formatted(name, round, bench.rounds());
                candidates.get(i).take(what, measured.get(i), bench.requests());
            }
        }
        return measured;
    }
}
