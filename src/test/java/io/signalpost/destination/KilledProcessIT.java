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
import io.signalpost.testing.AmqpReader;
import io.signalpost.testing.ArtemisBroker;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KafkaBroker;
import io.signalpost.testing.Mosquitto;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.S3Server;
import org.apache.commons.lang3.StringUtils;
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
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("broker"));
                S3Server s3 = S3Server.start(folder.resolve("s3"));
                BusinessSystem chat = BusinessSystem.start()) {
            s3.createBucket(TOPIC);
            broker.createTopic(TOPIC, 3, Map.of());

            Set<String> accepted = acceptedByAProcessThatIsKilled(
                    List.of("files", "kafka", "s3", "chat"),
                    "--destination.s3.enabled=true",
                    "--destination.s3.bucket=" + TOPIC,
                    "--destination.s3.region=" + S3Server.REGION,
                    "--destination.s3.endpoint-override=" + s3.endpoint(),
                    "--destination.s3.batch-timeout=100ms",
                    "--destination.chat.enabled=true",
                    "--destination.chat.url=http://localhost:" + chat.port() + "/",
                    "--destination.chat.allow-private-addresses=true",
                    "--destination.files.enabled=true",
                    "--destination.kafka.enabled=true",
                    "--destination.kafka.brokers=" + broker.address(),
                    "--destination.kafka.topic=" + TOPIC);

            assertThat(inTheTopic(broker)).isEqualTo(accepted);
            assertThat(inTheFiles()).isEqualTo(accepted);
            assertThat(inTheBucket(s3)).isEqualTo(accepted);
            assertThat(inTheChat(chat))
                    .isEqualTo(
                            accepted.stream().filter(KilledProcessIT::isFault).collect(Collectors.toSet()));
        }
    }

    @Test
    void whatWasAcceptedArrivesAtAnMqttAndAnAmqpBroker() throws Exception {
        try (Mosquitto broker =
                        Mosquitto.start(folder.resolve("mqtt"), "allow_anonymous true", "max_queued_messages 0");
                ArtemisBroker amqp = ArtemisBroker.start(folder.resolve("amqp"))) {
            broker.keepForTheReader();

            Set<String> accepted = acceptedByAProcessThatIsKilled(
                    List.of("mqtt", "amqp"),
                    "--destination.mqtt.enabled=true",
                    "--destination.mqtt.url=" + broker.url(),
                    "--destination.amqp.enabled=true",
                    "--destination.amqp.url=" + amqp.url(),
                    "--destination.amqp.address=" + TOPIC);

            assertThat(broker.messages(accepted.size()))
                    .extracting(message -> message.properties().get("SmartcarEventId"))
                    .containsAll(accepted);
            assertThat(AmqpReader.messages(amqp.url(), TOPIC, accepted.size())).isNotEmpty();
        }
    }

    /** Returns when all of it has been delivered. */
    private Set<String> acceptedByAProcessThatIsKilled(List<String> destinations, String... settings) throws Exception {
        Set<String> accepted = new TreeSet<>();
        for (int round = 0; round < 2; round++) {
            try (PackagedApp app = PackagedApp.start(folder, settings)) {
                for (int i = 0; i < 200; i++) {
                    String id = "event-" + round + "-" + i;
                    assertThat(app.post(body(id))).isEqualTo(200);
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

    /** Every second one is a fault, of a vehicle that is called as the event. */
    private static byte[] body(String id) {
        return isFault(id)
                ? new String(Examples.withId("vehicle-error-auth-failed.json", id), StandardCharsets.UTF_8)
                        .replace("1bcddf9f-f4f4-5e71-9870-ce0851b7f826", id)
                        .getBytes(StandardCharsets.UTF_8)
                : Examples.withId("vehicle-state-many-signals.json", id);
    }

    private static boolean isFault(String id) {
        return id.matches(".*[13579]");
    }

    private static Set<String> inTheChat(BusinessSystem chat) {
        return chat.requests().stream()
                .map(message -> new String(message.body(), StandardCharsets.UTF_8))
                .map(text -> StringUtils.substringBetween(text, "Vehicle id: ", "\""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the objects that have a manifest. */
    private static Set<String> inTheBucket(S3Server s3) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String manifest : s3.keys(TOPIC, "smartcar/manifests/")) {
            String object =
                    JSON.readTree(s3.content(TOPIC, manifest)).path("object").asText();
            for (String line : s3.lines(TOPIC, object)) {
                ids.add(JSON.readTree(line).path("eventId").asText());
            }
        }
        return ids;
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
