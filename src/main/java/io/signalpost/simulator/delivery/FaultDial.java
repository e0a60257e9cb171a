package io.signalpost.simulator.delivery;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each fault strikes. What strikes the n-th event depends on the seed and the rates alone, so that a run can be
 * repeated: the same seed strikes the same events, and a higher rate strikes more beside them. Thread-safe.
 */
public final class FaultDial {

    private static final FaultKind[] KINDS = FaultKind.values();

    /** A seed for each kind, and the last for {@link Draw#lot()}. */
    private final long[] seeds;

    private final AtomicLong events = new AtomicLong();
    private volatile Map<FaultKind, Double> rates;

    public FaultDial(long seed) {
        this.seeds = new SplittableRandom(seed).longs(KINDS.length + 1L).toArray();
        set(Map.of());
    }

    /**
     * @param rates between 0 (never) and 1 (every event); 0 for kinds that are missing
     * @throws IllegalArgumentException when a rate is not between 0 and 1
     */
    public void set(Map<FaultKind, Double> rates) {
        Map<FaultKind, Double> all = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : KINDS) {
            double rate = rates.getOrDefault(kind, 0.0);
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException(
                        "fault " + kind.code() + ": rate " + rate + ": expected 0 (never) to 1 (every event)");
            }
            all.put(kind, rate);
        }
        this.rates = Collections.unmodifiableMap(all);
    }

    /** Of every kind. */
    public Map<FaultKind, Double> rates() {
        return rates;
    }

    /** What strikes the next event. */
    public Draw next() {
        return draw(events.getAndIncrement());
    }

    /** @param n 0 for the first event */
    Draw draw(long n) {
        Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
        rates.forEach((kind, rate) -> {
            if (lot(kind.ordinal(), n) < rate) {
                faults.add(kind);
            }
        });
        return new Draw(faults, lot(KINDS.length, n));
    }

    private double lot(int of, long n) {
        return new SplittableRandom(seeds[of] + n).nextDouble();
    }
}
