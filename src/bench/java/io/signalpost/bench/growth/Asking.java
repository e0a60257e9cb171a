package io.signalpost.bench.growth;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.bench.load.EventTemplate;
import io.signalpost.bench.server.ServerProcess;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Operators who ask a server for events without a pause, as many as it lets at a time, until they are told to stop. */
final class Asking implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OPERATORS = 4;

    /** What they ask for: by the index; and what nothing fits, so that the log is looked through page by page. */
    private static final List<String> QUERIES = List.of(
            "limit=100",
            "limit=1000&vehicle=" + EventTemplate.vehicle(1),
            "user=nobody",
            "type=VEHICLE_ERROR",
            "signal=tractionbattery-stateofcharge:lt:-1");

    private final ServerProcess server;
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final List<CompletableFuture<Void>> operators;
    private volatile boolean stopped;

    Asking(ServerProcess server) {
        this.server = server;
        this.operators = IntStream.range(0, OPERATORS)
                .mapToObj(first -> CompletableFuture.runAsync(() -> ask(first), task -> new Thread(task).start()))
                .toList();
    }

    private void ask(int first) {
        String cursor = "";
        for (int next = first; !stopped; ) {
            String found = ask(QUERIES.get(next % QUERIES.size()) + cursor);
            cursor = found.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(found, UTF_8);
            next += found.isEmpty() ? 1 : 0;
        }
    }

    /** Gives where to go on; empty when there is nothing left. */
    private String ask(String query) {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer = server.get("/observe/events?" + query);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(query + " is answered " + answer.statusCode() + ": " + answer.body());
            }
            answers.incrementAndGet();
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            JsonNode page = JSON.readTree(answer.body());
            return page.path("next").asText("");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(query + " is not answered", e);
        }
    }

    long answers() {
        return answers.get();
    }

    double slowestMillis() {
        return slowest.get() / 1e6;
    }

    /** Waits for what they have asked for. */
    @Override
    public void close() {
        stopped = true;
        operators.forEach(CompletableFuture::join);
    }
}
