package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.simulator.clock.SimulatedClock;

/** Lets events pass, later when the fault dial says so: one by itself (disorder), or many at once (burst). */
final class Holdback {

    private static final Duration DISORDER_LEAST = Duration.ofSeconds(2);
    private static final Duration DISORDER_MOST = Duration.ofSeconds(20);
    private static final Duration BURST = Duration.ofSeconds(5);

    private final SimulatedClock clock;

    /** Null when events pass; guarded by this. */
    private List<Runnable> held;

    Holdback(SimulatedClock clock) {
        this.clock = clock;
    }

    /** @param go must be quick */
    void pass(Draw draw, Runnable go) {
        if (draw.has(FaultKind.DISORDER)) {
            clock.after(draw.between(DISORDER_LEAST, DISORDER_MOST), go);
        } else if (!hold(draw, go)) {
            go.run();
        }
    }

    private synchronized boolean hold(Draw draw, Runnable go) {
        if (held == null && draw.has(FaultKind.BURST)) {
            held = new ArrayList<>();
            clock.after(BURST, this::release);
        }
        return held != null && held.add(go);
    }

    private void release() {
        List<Runnable> all;
        synchronized (this) {
            all = held;
            held = null;
        }
        all.forEach(Runnable::run);
    }
}
