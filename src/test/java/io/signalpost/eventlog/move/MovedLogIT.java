package io.signalpost.eventlog.move;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.PostgresqlServer;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged jar receives while its log is moved, by a command that is killed in the middle, and goes on on PostgreSQL. */
@Timeout(300)
class MovedLogIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BEFORE = 20_000;
    private static final int VEHICLES = 100;
    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826"; // of the example
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void beforeDuringAndAfterAMoveNothingIsLostAndEachDestinationGoesOnWhereItWas() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        fill("jdbc:sqlite:" + data.resolve("event-log.db"));
        try (PostgresqlServer there = PostgresqlServer.start(folder.resolve("postgresql"));
                BusinessSystem system = BusinessSystem.start()) {
            // Given a destination that is paused, a replay at it, and one whose events become dead letters
            system.answer(BusinessSystem.answering(400));
            Set<String> accepted = new TreeSet<>();
            try (PackagedApp app = start(system, Map.of());
                    Sender sender = new Sender(app, "before", accepted)) {
                await().atMost(PATIENCE).until(() -> number(app, "files", "delivered") > 0);
                act(app, "/observe/destinations/files", "{\"action\": \"pause\"}");
                act(app, "/observe/replays", "{\"vehicle\": \"vehicle-7\", \"destinations\": [\"files\"]}");

                // When the move is killed in the middle, begun again, and follows
                try (PackagedApp killed = moveLog(there)) {
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> copied(there) > 0);
                    killed.kill();
                }
                long copied = copied(there);
                assertThat(copied).isLessThan(BEFORE);
                try (PackagedApp following = moveLog(there)) {
                    await().atMost(PATIENCE).until(() -> copied(there) > BEFORE);
                    await().atMost(PATIENCE).until(() -> number(app, "files", "retrying") == BEFORE / VEHICLES);
                    assertThat(following.process().isAlive()).isTrue();
                    sender.close();
                    await().atMost(PATIENCE).until(() -> number(app, "http", "dead") == accepted.size());
                    assertThat(following.terminate()).isEqualTo(1);
                    assertThat(following.output()).contains("not moved yet, ");
                }
                assertThat(app.terminate()).isZero();
            }
            try (PackagedApp finishing = moveLog(there)) {
                assertThat(exit(finishing)).as(finishing.output()).isZero();
                assertThat(finishing.output()).contains("is moved, and no receiver starts on it any more");
            }
            int beforeTheMove = accepted.size();

            // Then
            system.answer(BusinessSystem.answering(200));
            try (PackagedApp app = start(system, Map.of("SIGNALPOST_EVENT_LOG_URL", there.url()))) {
                assertThat(number(app, "http", "dead")).isEqualTo(beforeTheMove);
                assertThat(json(app, "/observe/destinations/files")
                                .path("state")
                                .asText())
                        .isEqualTo("paused");
                try (Sender sender = new Sender(app, "after", accepted)) {
                    await().atMost(PATIENCE).until(() -> number(app, "http", "delivered") > 0);
                }
                act(app, "/observe/destinations/files", "{\"action\": \"resume\"}");
                act(app, "/observe/destinations/http", "{\"action\": \"retry-dead\"}");

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(inTheFiles(data)).hasSize(accepted.size() + BEFORE / VEHICLES));
                await().atMost(PATIENCE).until(() -> number(app, "http", "delivered") == accepted.size());
                List<String> ids = inTheFiles(data);
                assertThat(ids).as("once each").doesNotHaveDuplicates().containsAll(accepted);
                assertThat(json(app, "/observe/replays/1").path("state").asText())
                        .isEqualTo("done");
                assertThat(number(app, "http", "dead")).isZero();
                assertThat(number(app, "files", "pending")).isZero();
            }
        }
    }

    /** With events from before the destinations begin. */
    private static void fill(String url) throws Exception {
        String body = new String(Examples.withId("vehicle-state-first-delivery.json", "<id>"), StandardCharsets.UTF_8);
        try (EventLog log =
                LogFixture.open(LogFixture.properties(url, "queue-capacity=" + BEFORE), Clock.systemUTC())) {
            CompletableFuture.allOf(IntStream.range(0, BEFORE)
                            .mapToObj(i -> log.append(new NewEvent(
                                    "old-" + i,
                                    "VEHICLE_STATE",
                                    "vehicle-" + i % VEHICLES,
                                    "LIVE",
                                    Instant.now(),
                                    "default",
                                    body.replace("<id>", "old-" + i)
                                            .replace(VEHICLE, "vehicle-" + i % VEHICLES)
                                            .getBytes(StandardCharsets.UTF_8))))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private PackagedApp start(BusinessSystem system, Map<String, String> environment) throws IOException {
        return PackagedApp.start(
                folder,
                environment,
                "--destination.database.enabled=false",
                "--destination.files.enabled=true",
                "--destination.http.enabled=true",
                "--destination.http.url=http://localhost:" + system.port() + "/",
                "--destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "--destination.http.allow-private-addresses=true");
    }

    private PackagedApp moveLog(PostgresqlServer there) throws IOException {
        return PackagedApp.launch(folder, "move-log", "--to", there.url());
    }

    private static int exit(PackagedApp command) throws InterruptedException {
        assertThat(command.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(command.output())
                .isTrue();
        return command.process().exitValue();
    }

    /** Number of the last event that is committed there and was compared. */
    private static long copied(PostgresqlServer there) {
        if (there.query()
                .queryForList("SELECT to_regclass('event_log_move')::text", String.class)
                .contains(null)) {
            return 0;
        }
        return there
                .query()
                .queryForList("SELECT value::bigint FROM event_log_move WHERE name = 'event'", Long.class)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private static void act(PackagedApp app, String path, String order) {
        assertThat(RunningApp.send(HttpRequest.newBuilder(app.management(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(order))
                                .build())
                        .statusCode())
                .as(path)
                .isLessThan(300);
    }

    private static JsonNode json(PackagedApp app, String path) throws Exception {
        return JSON.readTree(app.get(path).body());
    }

    private static int number(PackagedApp app, String destination, String field) throws Exception {
        return json(app, "/observe/destinations/" + destination).path(field).asInt();
    }

    private static List<String> inTheFiles(Path data) throws IOException {
        Pattern id = Pattern.compile("\"eventId\":\"([^\"]+)\"");
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("files"))) {
            for (Path file : files.toList()) {
                id.matcher(Files.readString(file)).results().forEach(found -> ids.add(found.group(1)));
            }
        }
        return ids;
    }

    /** Posts one event after the other until it is closed, and notes those that were answered 200. */
    private static final class Sender implements AutoCloseable {

        private final Thread thread;
        private volatile boolean closed;

        Sender(PackagedApp app, String name, Set<String> accepted) {
            thread = new Thread(() -> {
                for (int i = 0; !closed; i++) {
                    String id = name + "-" + i;
                    try {
                        if (app.post(Examples.withId("vehicle-state-first-delivery.json", id)) == 200) {
                            accepted.add(id);
                        }
                    } catch (IOException | InterruptedException e) {
                        return;
                    }
                    LockSupport.parkNanos(BETWEEN_POSTS.toNanos()); // leaves the processors to the others
                }
            });
            thread.start();
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join();
        }
    }
}
