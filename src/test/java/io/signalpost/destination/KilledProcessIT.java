package io.signalpost.destination;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KafkaBroker;
import io.signalpost.testing.Mosquitto;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged jar, killed while it delivers. */
@Timeout(300)
class KilledProcessIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "vehicle-events";

    @TempDir
    Path folder;

    @Test
    void whatWasAcceptedArrivesAtEachDestinationAndNoLineIsTorn() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("broker"))) {
            broker.createTopic(TOPIC, 3, Map.of());

            Set<String> accepted = acceptedByAProcessThatIsKilled(
                    List.of("files", "kafka"),
                    "--destination.files.enabled=true",
                    "--destination.kafka.enabled=true",
                    "--destination.kafka.brokers=" + broker.address(),
                    "--destination.kafka.topic=" + TOPIC);

            assertThat(inTheTopic(broker)).isEqualTo(accepted);
            assertThat(inTheFiles()).isEqualTo(accepted);
        }
    }

    @Test
    void whatWasAcceptedArrivesAtAnMqttBroker() throws Exception {
        try (Mosquitto broker =
                Mosquitto.start(folder.resolve("broker"), "allow_anonymous true", "max_queued_messages 0")) {
            broker.keepForTheReader();

            Set<String> accepted = acceptedByAProcessThatIsKilled(
                    List.of("mqtt"), "--destination.mqtt.enabled=true", "--destination.mqtt.url=" + broker.url());

            assertThat(broker.messages(accepted.size()))
                    .extracting(message -> message.properties().get("SmartcarEventId"))
                    .containsAll(accepted);
        }
    }

    /** Returns when all of it has been delivered. */
    private Set<String> acceptedByAProcessThatIsKilled(List<String> destinations, String... settings) throws Exception {
        Set<String> accepted = new TreeSet<>();
        for (int round = 0; round < 2; round++) {
            try (PackagedApp app = PackagedApp.start(folder, settings)) {
                for (int i = 0; i < 200; i++) {
                    String id = "event-" + round + "-" + i;
                    assertThat(app.post(Examples.withId("vehicle-state-many-signals.json", id)))
                            .isEqualTo(200);
                    accepted.add(id);
                }
                app.kill();
            }
        }
        try (PackagedApp app = PackagedApp.start(folder, settings)) {
            for (String destination : destinations) {
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                                app.get("/observe/destinations/" + destination).body())
                        .contains("\"pending\":0,"));
            }
        }
        return accepted;
    }

    private static Set<String> inTheTopic(KafkaBroker broker) {
        return broker.records(TOPIC).stream()
                .map(record -> new String(
                        record.headers().lastHeader("SmartcarEventId").value(), StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fails for a line that is no JSON. */
    private Set<String> inTheFiles() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder.resolve("data/files"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).endsWith("\n");
                for (String line : Files.readAllLines(file)) {
                    ids.add(JSON.readTree(line).path("eventId").asText());
                }
            }
        }
        return ids;
    }
}
