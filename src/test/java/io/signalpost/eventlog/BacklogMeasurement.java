package io.signalpost.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a million events that a destination has not passed cost the receiver: events accepted per second and memory,
 * beside those of a receiver with an empty log, in turns. No test: it asserts no figure, {@code mvn -Pbacklog verify}
 * prints them.
 */
class BacklogMeasurement {

    private static final int BACKLOG = 1_000_000;
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 7;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Map<String, String> SMALL_HEAP = Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m");

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        prepare(folder.resolve("empty"), 0);
        prepare(folder.resolve("backlog"), BACKLOG);
        try (PackagedApp empty = PackagedApp.start(folder.resolve("empty"), SMALL_HEAP);
                PackagedApp backlog = PackagedApp.start(folder.resolve("backlog"), SMALL_HEAP)) {
            accepted(empty, WARM_UP);
            accepted(backlog, WARM_UP);
            List<Double> withoutBacklog = new ArrayList<>();
            List<Double> withBacklog = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                withoutBacklog.add(accepted(empty, ROUND));
                withBacklog.add(accepted(backlog, ROUND));
            }

            String report = "| events not passed | accepted/s, median of %d x %d s | resident memory |%n|---|---|---|%n"
                            .formatted(ROUNDS, ROUND.toSeconds())
                    + row("few", withoutBacklog, empty)
                    + row("%,d and more".formatted(BACKLOG), withBacklog, backlog)
                    + "%nratio %.2f, %d connections, heap of 256 MB%n"
                            .formatted(median(withBacklog) / median(withoutBacklog), CLIENTS);
            Files.writeString(Path.of("target", "backlog.md"), report);
            System.out.println(report);
            assertThat(withBacklog).allSatisfy(rate -> assertThat(rate).isPositive());
        }
    }

    /** A log with events that a paused destination has yet to read. */
    private static void prepare(Path home, int events) throws Exception {
        LogDatabase database = LogDatabase.sqlite(Files.createDirectories(home.resolve("data")));
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            log.attach("database", Instant.EPOCH).close();
            log.pause("database");
            byte[] body = Examples.body("vehicle-state-many-signals.json");
            Queue<CompletableFuture<Appended>> appends = new ArrayDeque<>();
            for (int i = 0; i < events; i++) {
                appends.add(log.append(new NewEvent(
                        "backlog-" + i, "VEHICLE_STATE", "vehicle-1", "LIVE", Instant.now(), "default", body)));
                if (appends.size() > 800) {
                    appends.remove().join();
                }
            }
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();
        }
    }

    /** Events per second that were answered 200. */
    private static double accepted(PackagedApp app, Duration time) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Callable<Integer> client = () -> post(app, end);
            counts.add(clients.submit(client));
        }
        int accepted = 0;
        for (Future<Integer> count : counts) {
            accepted += count.get();
        }
        clients.shutdown();
        return accepted * 1e9 / (System.nanoTime() - begin);
    }

    private static int post(PackagedApp app, long end) throws IOException {
        int accepted = 0;
        try (HttpSocket connection = HttpSocket.connect(app.webhook().getPort())) {
            while (System.nanoTime() < end) {
                byte[] body = Examples.withId(
                        "vehicle-state-many-signals.json", UUID.randomUUID().toString());
                connection.send(HttpSocket.post("/webhooks/smartcar", body, "SC-Signature: " + Examples.sign(body)));
                accepted += connection.read().status() == 200 ? 1 : 0;
            }
        }
        return accepted;
    }

    private static String row(String events, List<Double> rates, PackagedApp app) throws IOException {
        String resident = Files.readAllLines(
                        Path.of("/proc", String.valueOf(app.process().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        return "| %s | %,.0f | %d MB |%n".formatted(events, median(rates), Long.parseLong(resident) / 1024);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
