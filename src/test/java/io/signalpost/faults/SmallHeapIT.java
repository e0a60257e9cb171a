package io.signalpost.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.SimulatedBodies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many destinations that are slow, large bodies, and not much memory. */
class SmallHeapIT {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static final int DESTINATIONS = 30;
    private static final int EVENTS = 6_000;
    private static final int CLIENTS = 8;
    private static final Duration TAKES = Duration.ofMillis(500);

    /** It wants all events, and has to look into the body for that: what has been looked into takes the most room. */
    private static final String ROUTE = """
            - route:
                id: slow-%1$d
                description: Posts to a business system that takes its time.
                from:
                  uri: event-log:slow-%1$d
                  parameters:
                    startFrom: beginning
                    concurrentConsumers: 6
                    makes: "AUDI,BMW,FORD,KIA,MINI,PEUGEOT,POLESTAR,RENAULT,TESLA,TOYOTA,VOLKSWAGEN,VOLVO"
                  steps:
                    - convertBodyTo:
                        type: byte[]
                    - removeHeaders:
                        pattern: "*"
                    - to:
                        uri: http:localhost:%2$d/slow-%1$d
                        parameters:
                          httpMethod: POST
            """;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Iterator<byte[]> bodies =
            new SimulatedBodies(16, Instant.now()).ofLength(7 << 10).iterator();
    private final Iterator<byte[]> largeBodies =
            new SimulatedBodies(17, Instant.now()).ofLength(200_000).iterator();
    private final AtomicInteger posted = new AtomicInteger();
    private final Set<Integer> answers = ConcurrentHashMap.newKeySet();
    private int made;
    private HttpServer businessSystem;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        businessSystem.stop(0);
    }

    @Test
    void thirtySlowDestinationsAndLargeBodiesFitInto256Megabytes() throws Exception {
        // Given
        startBusinessSystem();
        Path routes = Files.createDirectory(folder.resolve("routes"));
        IngressRoutes.copyTo(routes);
        for (int i = 0; i < DESTINATIONS; i++) {
            Files.writeString(
                    routes.resolve("slow-" + i + ".camel.yaml"),
                    ROUTE.formatted(i, businessSystem.getAddress().getPort()));
        }
        try (PackagedApp app = PackagedApp.start(
                folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m", "DESTINATION_DATABASE_ENABLED", "false"))) {

            // When
            post(app, EVENTS / 2);
            Map<String, Long> halfway = delivered(app);
            post(app, EVENTS);

            // Then
            assertThat(answers).containsExactly(200);
            assertThat(halfway).hasSize(DESTINATIONS);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(delivered(app))
                    .allSatisfy((destination, count) -> assertThat(count).isGreaterThan(halfway.get(destination))));
            assertThat(app.process().isAlive()).isTrue();
            assertThat(app.output()).doesNotContain("OutOfMemoryError");
        }
    }

    private void startBusinessSystem() throws IOException {
        businessSystem = HttpServer.create(new InetSocketAddress("localhost", 0), 1_024);
        businessSystem.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            CompletableFuture.delayedExecutor(TAKES.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> answer(exchange));
        });
        businessSystem.setExecutor(threads);
        businessSystem.start();
    }

    private static void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        } catch (IOException gone) {
            // the test is over
        }
    }

    /** Returns when so many are posted in all. */
    private void post(PackagedApp app, int events) throws Exception {
        Callable<Void> client = () -> {
            while (posted.getAndIncrement() < events) {
                answers.add(app.post(nextBody()));
            }
            return null;
        };
        for (Future<Void> each : threads.invokeAll(
                IntStream.range(0, CLIENTS).mapToObj(i -> client).toList())) {
            each.get();
        }
        posted.set(events);
    }

    /** One in a hundred is large. */
    private synchronized byte[] nextBody() {
        return (made++ % 100 == 0 ? largeBodies : bodies).next();
    }

    private static Map<String, Long> delivered(PackagedApp app) throws IOException, InterruptedException {
        List<DestinationStatus> statuses =
                JSON.readValue(app.get("/observe/destinations").body(), new TypeReference<>() {});
        return statuses.stream().collect(Collectors.toMap(DestinationStatus::name, DestinationStatus::delivered));
    }
}
