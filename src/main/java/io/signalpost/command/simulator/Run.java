package io.signalpost.command.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.vehicle.Reading;

/** Lets the vehicles of a simulator send at a rate, and waits for what becomes of it. */
final class Run {

    private final Simulator simulator;
    private final String webhookId;
    private final double rate;
    private final Load load;
    private final AtomicLong underWay = new AtomicLong();
    private final Tally tally = new Tally(this::disabled);

    Run(Simulator simulator, String webhookId, double rate) {
        this.simulator = simulator;
        this.webhookId = webhookId;
        this.rate = rate;
        this.load = new Load(rate, this::next, underWay::get);
        simulator.deliveries().onEnd(tally);
    }

    /** @param stopped ends the sending, and the wait for what is under way */
    Summary run(Duration time, long atMost, BooleanSupplier stopped) {
        Duration took = load.run(time, atMost, stopped);
        while (underWay.get() > 0 && !stopped.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return Summary.of(took, rate, load.late(), simulator.deliveries(), tally);
    }

    /** Why no vehicle had anything to tell any more; empty when the run did not end early for that. */
    Optional<String> ranDry() {
        return load.dry() ? Optional.of(nothingLeft()) : Optional.empty();
    }

    private String nothingLeft() {
        boolean supplied = simulator.vehicles(simulator.webhook(webhookId).triggers()).stream()
                .flatMap(vehicle -> vehicle.readings().values().stream())
                .anyMatch(Reading::ok);
        return supplied
                ? "no trigger changed within a simulated day; choose triggers that change"
                : "no vehicle supplies any of the --triggers; choose others";
    }

    /** What changes the simulator meanwhile: not between a look at it and the question why there was nothing to see. */
    synchronized void meanwhile(Runnable change) {
        change.run();
    }

    private synchronized int next() {
        List<CompletableFuture<Delivery>> sent = simulator.advance();
        underWay.addAndGet(sent.size());
        sent.forEach(delivery -> delivery.whenComplete((ended, never) -> underWay.decrementAndGet()));
        return sent.isEmpty() && silent() ? Load.SILENT : sent.size();
    }

    private boolean disabled() {
        return !simulator.webhook(webhookId).active();
    }

    private boolean silent() {
        return disabled()
                || simulator.vehicles(List.of()).stream().anyMatch(vehicle -> vehicle.connectionError() != null);
    }
}
