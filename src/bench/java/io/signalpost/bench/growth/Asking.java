package io.signalpost.bench.growth;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.signalpost.bench.load.EventTemplate;
import io.signalpost.bench.server.ServerProcess;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Operators who ask a server for events without a pause, as many as it lets at a time, until they are told to stop. */
final class Asking implements AutoCloseable {

    private static final int OPERATORS = 4;

    /** At the end of an answer, which is not parsed: it would be on a machine of the operator's. */
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private static final int LONGEST_END = 200;

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
            HttpURLConnection question = server.connect("/observe/events?" + query);
            if (question.getResponseCode() != 200) {
                throw new IllegalStateException(query + " is answered " + question.getResponseCode());
            }
            byte[] page;
            try (InputStream answer = question.getInputStream()) {
                page = answer.readAllBytes();
            }
            answers.incrementAndGet();
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            int end = Math.min(page.length, LONGEST_END);
            Matcher next = NEXT.matcher(new String(page, page.length - end, end, UTF_8));
            return next.find() ? next.group(1) : "";
        } catch (IOException e) {
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
