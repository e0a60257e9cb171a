package io.signalpost.simulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.simulator.clock.SimulatedClock;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.WireProfile;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events, and again when they were not answered 2xx in time, waiting 25, 50 and 100 s of simulated time in between
 * (Smartcar, "Delivery behavior"). No thread waits for an answer.
 */
public final class Sender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private static final List<Duration> RETRY_AFTER =
            List.of(Duration.ofSeconds(25), Duration.ofSeconds(50), Duration.ofSeconds(100));
    private static final int ATTEMPTS = RETRY_AFTER.size() + 1;

    private final SimulatedClock clock;
    private final DeliveryLog deliveries;
    private final Holdback holdback;
    private final Executor workers = Workers.start("simulator-sender");
    private final Posting posting;
    private final SignedPost signedPost;
    private final Map<Delivery, CompletableFuture<Delivery>> pending = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** What stays the same over all attempts. */
    private record Order(Delivery delivery, WireProfile profile, Draw draw, BooleanSupplier wanted) {}

    /**
     * @param answerTimeout what a receiver has for its answer, in real time: it does not get faster with the clock.
     *                      Smartcar gives 15 s
     * @param allowLocal    whether private and loopback addresses are delivered to
     */
    public Sender(
            Application application,
            SimulatedClock clock,
            DeliveryLog deliveries,
            Duration answerTimeout,
            boolean allowLocal) {
        this.clock = clock;
        this.deliveries = deliveries;
        this.holdback = new Holdback(clock);
        this.posting = new Posting(answerTimeout, guard(allowLocal));
        this.signedPost = new SignedPost(application, posting);
    }

    private static AddressGuard guard(boolean allowLocal) {
        return new AddressGuard(
                SystemDefaultDnsResolver.INSTANCE,
                allowLocal,
                "Smartcar delivers to public addresses only; allow local targets if you mean it");
    }

    /**
     * Delivers an event, or drops it in the end.
     *
     * @param draw   what strikes it; {@link FaultKind#CONCURRENT_ERROR} is the caller's to act on
     * @param wanted is asked before each attempt; false drops the event, as when its webhook has been disabled. Must be
     *               quick
     * @return completes when it is dropped, or acknowledged and its duplicate answered too, never exceptionally; empty when
     *     the profile has no such event
     */
    public Optional<CompletableFuture<Delivery>> send(
            OutgoingEvent event, URI target, WireProfile profile, Draw draw, BooleanSupplier wanted) {
        return Letter.write(event, profile, clock.now()).map(letter -> {
            Delivery delivery = new Delivery(event, profile, target, clock.now());
            return begin(new Order(delivery, profile, draw, wanted), letter);
        });
    }

    private CompletableFuture<Delivery> begin(Order order, Letter letter) {
        CompletableFuture<Delivery> end = new CompletableFuture<>();
        deliveries.add(order.delivery());
        pending.put(order.delivery(), end);
        if (closed) {
            drop(order.delivery(), FailureText.CLOSED);
        } else {
            holdback.pass(order.draw(), () -> work(order, () -> attempt(order, letter, 1)));
        }
        return end;
    }

    private void attempt(Order order, Letter letter, int number) {
        if (order.delivery().state() != Delivery.State.PENDING) {
            return; // closed meanwhile
        }
        if (order.wanted().getAsBoolean()) {
            signedPost
                    .attempt(order.delivery(), letter, number, order.draw().inAttempt(number))
                    .thenAccept(attempt -> work(order, () -> ended(order, attempt)));
        } else {
            drop(order.delivery(), "its webhook was disabled, changed or deleted, or its vehicle unsubscribed");
        }
    }

    private void ended(Order order, Attempt attempt) {
        Delivery delivery = order.delivery();
        int next = attempt.number() + 1;
        if (deliveries.record(delivery, attempt)) {
            if (order.draw().has(FaultKind.DUPLICATE)) {
                work(order, () -> duplicate(order, next));
            } else {
                settle(delivery);
            }
        } else if (attempt.number() < ATTEMPTS) {
            clock.after(
                    RETRY_AFTER.get(attempt.number() - 1), () -> work(order, () -> attempt(order, write(order), next)));
        } else {
            drop(delivery, "not acknowledged in " + ATTEMPTS + " attempts");
        }
    }

    private void duplicate(Order order, int number) {
        if (!closed && order.wanted().getAsBoolean()) {
            signedPost
                    .attempt(
                            order.delivery(), write(order), number, order.draw().inDuplicate())
                    .thenAccept(attempt -> work(order, () -> {
                        deliveries.record(order.delivery(), attempt);
                        settle(order.delivery());
                    }));
        } else {
            settle(order.delivery());
        }
    }

    private Letter write(Order order) {
        return Letter.write(order.delivery().event(), order.profile(), clock.now())
                .orElseThrow();
    }

    private void drop(Delivery delivery, String reason) {
        deliveries.drop(delivery, reason);
        settle(delivery);
    }

    private void settle(Delivery delivery) {
        CompletableFuture<Delivery> end = pending.remove(delivery);
        if (end != null) {
            end.complete(delivery);
        }
    }

    /** Takes a step on a thread of our own: the ledger, its listeners and the signing take their time. */
    private void work(Order order, Runnable step) {
        workers.execute(() -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                log.error("A delivery was given up by an error of the simulator", e);
                drop(order.delivery(), "an error of the simulator: see its log");
            }
        });
    }

    /**
     * One post without the log, the dial and further attempts; for VERIFY.
     *
     * @return the answer with at most 64 KB of its body; completes exceptionally when there was none, with an {@link
     *     java.io.IOException} whose message tells why in words for people
     */
    public CompletableFuture<SimpleHttpResponse> post(URI target, byte[] body) {
        return posting.ask(target, AsyncEntityProducers.create(body, null))
                .whenCompleteAsync((answer, thrown) -> {}, workers);
    }

    /** Drops what is pending; its futures complete at once. */
    @Override
    public void close() {
        closed = true;
        pending.keySet().forEach(delivery -> drop(delivery, FailureText.CLOSED));
        posting.close();
    }
}
