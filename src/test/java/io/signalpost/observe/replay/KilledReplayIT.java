package io.signalpost.observe.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.PostgresqlServer;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged jar, killed in the middle of a replay. */
@Timeout(300)
class KilledReplayIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 8_000;
    private static final int ENOUGH = 1_000;
    private static final String REPLAY = "/observe/replays/1";
    private static final String[] SETTINGS = {"--destination.files.enabled=true", "--destination.database.enabled=false"
    };

    @TempDir
    Path folder;

    @Test
    void afterAKillItGoesOnWhereItWas() throws Exception {
        // Given
        fill("jdbc:sqlite:" + Files.createDirectories(folder.resolve("data")).resolve("event-log.db"));
        try (PackagedApp app = PackagedApp.start(folder, SETTINGS)) {
            begin(app);
            awaitMiddle(app);

            // When
            app.kill();
        }

        // Then
        try (PackagedApp app = PackagedApp.start(folder, SETTINGS)) {
            assertAllCame(app, folder);
        }
    }

    @Test
    void whenTheNodeIsKilledThatGoesOnWithItAnotherDoes() throws Exception {
        try (PostgresqlServer log = PostgresqlServer.start(folder.resolve("event-log"))) {
            // Given
            fill(log.url());
            Map<String, String> settings = Map.of("SIGNALPOST_EVENT_LOG_URL", log.url());
            Path one = Files.createDirectories(folder.resolve("one"));
            Path two = Files.createDirectories(folder.resolve("two"));
            try (PackagedApp first = PackagedApp.start(one, settings, SETTINGS);
                    PackagedApp second = PackagedApp.start(two, settings, SETTINGS)) {
                begin(second);
                awaitMiddle(second);
                String node = log.query().queryForObject("SELECT min(name) FROM node", String.class);
                boolean isFirst = node.startsWith(first.process().pid() + "@");

                // When
                (isFirst ? first : second).kill();

                // Then
                assertAllCame(isFirst ? second : first, one, two);
            }
        }
    }

    /** With events from before the destination begins. */
    private static void fill(String url) throws Exception {
        String body = new String(Examples.withId("vehicle-state-first-delivery.json", "<id>"), StandardCharsets.UTF_8);
        try (EventLog log = LogFixture.open(LogFixture.properties(url, "queue-capacity=30000"), Clock.systemUTC())) {
            CompletableFuture.allOf(IntStream.range(0, EVENTS)
                            .mapToObj(i -> log.append(new NewEvent(
                                    "event-" + i,
                                    "VEHICLE_STATE",
                                    "vehicle-" + i % 97,
                                    "LIVE",
                                    Instant.now(),
                                    "default",
                                    body.replace("<id>", "event-" + i).getBytes(StandardCharsets.UTF_8))))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static void begin(PackagedApp app) {
        URI replays = app.management("/observe/replays");
        assertThat(RunningApp.send(HttpRequest.newBuilder(replays)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"from\": \"2000-01-01\", \"destinations\": [\"files\"]}"))
                                .build())
                        .body())
                .contains("\"replay\":1");
    }

    private static JsonNode get(PackagedApp app, String path) throws Exception {
        return JSON.readTree(app.get(path).body());
    }

    private static void awaitMiddle(PackagedApp app) throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get(app, REPLAY).at("/destinations/0/delivered").asInt() > ENOUGH);
        assertThat(get(app, REPLAY).at("/destinations/0/entered").asInt())
                .as("it is not over yet")
                .isLessThan(EVENTS);
    }

    private static void assertAllCame(PackagedApp app, Path... folders) throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            JsonNode replay = get(app, REPLAY);
            return replay.path("state").asText().equals("done")
                    && replay.at("/destinations/0/waiting").asInt() == 0;
        });
        JsonNode replay = get(app, REPLAY).at("/destinations/0");
        assertThat(replay.path("entered").asInt()).isEqualTo(EVENTS);
        assertThat(replay.path("delivered").asInt()).isEqualTo(EVENTS);
        JsonNode ledger = get(app, "/observe/destinations/files");
        assertThat(ledger.path("replayed").asInt()).isEqualTo(EVENTS);
        assertThat(ledger.path("passed").asInt() + EVENTS)
                .isEqualTo(ledger.path("delivered").asInt());
        Set<String> ids = new TreeSet<>();
        for (Path each : folders) {
            ids.addAll(inTheFilesOf(each));
        }
        assertThat(ids).hasSize(EVENTS);
    }

    private static List<String> inTheFilesOf(Path folder) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("data/files"))) {
            files.flatMap(KilledReplayIT::lines).forEach(line -> {
                int at = line.indexOf("\"eventId\":\"") + 11;
                ids.add(line.substring(at, line.indexOf('"', at)));
            });
        }
        return ids;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
