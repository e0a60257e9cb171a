package io.signalpost.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.signalpost.testing.Examples;

import static org.awaitility.Awaitility.await;

/**
 * The sending side over keep-alive connections. It behaves like Smartcar, five times as fast: what is not answered 200 is
 * sent again after 5, 10 and 20 seconds, then given up. One event in twenty it sends twice.
 */
final class Smartcar implements AutoCloseable {

    private static final List<Duration> RETRY_AFTER =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    private static final int CLIENTS = 16;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
    private final AtomicInteger open = new AtomicInteger();
    private final Supplier<URI> address;
    private final Supplier<Event> events;
    private final Ledger ledger;
    private final Random random;
    private Future<?> load;

    /**
     * @param address where the next post goes to
     * @param events  what happens next
     */
    Smartcar(Supplier<URI> address, Supplier<Event> events, Ledger ledger, Random random) {
        this.address = address;
        this.events = events;
        this.ledger = ledger;
        this.random = random;
    }

    void start(int eventsPerSecond) {
        load = clients.scheduleAtFixedRate(this::next, 0, 1_000_000 / eventsPerSecond, TimeUnit.MICROSECONDS);
    }

    /** Sends no new events, and returns when the last one is acknowledged or given up. */
    void stop() {
        load.cancel(false);
        await("the last retries").atMost(Duration.ofMinutes(2)).until(() -> open.get() == 0);
    }

    private void next() {
        Event event = events.get();
        ledger.sent(event);
        deliver(event, 0);
        if (random.nextInt(20) == 0) {
            deliver(event, random.nextInt(3_000));
        }
    }

    private void deliver(Event event, int delayMillis) {
        open.incrementAndGet();
        clients.schedule(() -> attempt(event, 0), delayMillis, TimeUnit.MILLISECONDS);
    }

    private void attempt(Event event, int earlier) {
        if (isAnswered200(event) || earlier == RETRY_AFTER.size()) {
            open.decrementAndGet();
        } else {
            clients.schedule(
                    () -> attempt(event, earlier + 1), RETRY_AFTER.get(earlier).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isAnswered200(Event event) {
        Object outage = ledger.outage();
        try {
            int status = post(event.body());
            ledger.answered(event, status, outage);
            return status == 200;
        } catch (IOException refusedOrBroken) {
            ledger.unanswered();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int post(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.get())
                .header("Content-Type", "application/json")
                .header("SC-Signature", Examples.sign(body))
                .timeout(Duration.ofSeconds(6))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
