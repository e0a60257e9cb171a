package io.signalpost.destination;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.record.Deliveries;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.record.EventDelivery.State;
import io.signalpost.eventlog.store.Store;
import io.signalpost.testing.ArtemisBroker;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KafkaBroker;
import io.signalpost.testing.Mosquitto;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.S3Server;
import io.signalpost.testing.SqsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What each destination that ships said to an event is known afterwards. */
class AnswersOfDestinationsTest {

    private static final String TOPIC = "vehicle-events";

    @TempDir
    Path folder;

    @Test
    void eachDestinationsAnswerIsKnown() throws Exception {
        // Given
        int mailPort = TestSocketUtils.findAvailableTcpPort();
        GreenMail mail = new GreenMail(new ServerSetup(mailPort, "localhost", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (BusinessSystem system = BusinessSystem.start();
                SqsServer sqs = SqsServer.start();
                Mosquitto mqtt = Mosquitto.start(folder.resolve("mqtt"));
                ArtemisBroker amqp = ArtemisBroker.start(folder.resolve("amqp"));
                S3Server s3 = S3Server.start(folder.resolve("s3"));
                KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"))) {
            kafka.createTopic(TOPIC, 1, Map.of());
            s3.createBucket(TOPIC);
            try (RunningApp app = RunningApp.start(
                    folder.resolve("data"),
                    "destination.http.enabled=true",
                    "destination.http.url=http://localhost:" + system.port() + "/",
                    "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                    "destination.http.allow-private-addresses=true",
                    "destination.sqs.enabled=true",
                    "destination.sqs.queue-url=" + sqs.createQueue(TOPIC),
                    "destination.sqs.region=" + SqsServer.REGION,
                    "destination.sqs.endpoint-override=" + sqs.endpoint(),
                    "destination.kafka.enabled=true",
                    "destination.kafka.brokers=" + kafka.address(),
                    "destination.kafka.topic=" + TOPIC,
                    "destination.mqtt.enabled=true",
                    "destination.mqtt.url=" + mqtt.url(),
                    "destination.amqp.enabled=true",
                    "destination.amqp.url=" + amqp.url(),
                    "destination.amqp.address=" + TOPIC,
                    "destination.s3.enabled=true",
                    "destination.s3.bucket=" + TOPIC,
                    "destination.s3.region=" + S3Server.REGION,
                    "destination.s3.endpoint-override=" + s3.endpoint(),
                    "destination.s3.batch-timeout=0",
                    "destination.files.enabled=true",
                    "destination.files.folder=" + folder.resolve("files"),
                    "destination.chat.enabled=true",
                    "destination.chat.url=http://localhost:" + system.port() + "/",
                    "destination.chat.allow-private-addresses=true",
                    "destination.email.enabled=true",
                    "destination.email.host=localhost",
                    "destination.email.port=" + mailPort,
                    "destination.email.encryption=none",
                    "destination.email.from=signalpost@example.com",
                    "destination.email.to=fleet@example.com")) {

                // When
                app.post(Examples.body("vehicle-error-auth-failed.json"));

                // Then
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(answers(app, 1))
                        .containsEntry("http", "HTTP 200")
                        .containsKeys("chat", "database", "email", "files", "kafka", "mqtt", "amqp", "s3", "sqs"));
                Map<String, String> answers = answers(app, 1);
                assertThat(answers.get("amqp")).startsWith("message ID:");
                assertThat(answers.get("s3"))
                        .matches("object smartcar/\\d{4}-\\d\\d-\\d\\d/\\d{6}-[0-9a-f]{16}\\.jsonl\\.gz");
                assertThat(answers.get("chat")).isEqualTo("HTTP 200");
                assertThat(answers.get("database"))
                        .isEqualTo("rows: events 1, readings 0, latest values 0, with faults 1");
                assertThat(answers.get("email")).startsWith("SMTP 250");
                assertThat(answers.get("files")).matches("file events-\\d{4}-\\d\\d-\\d\\d\\.jsonl");
                assertThat(answers.get("kafka")).isEqualTo(TOPIC + ", partition 0, offset 0");
                assertThat(answers.get("mqtt")).isEqualTo("MQTT 16"); // nobody has subscribed
                assertThat(answers.get("sqs")).matches("message [0-9a-f-]{36}");

                // When it comes again as another event, of which nobody is to be told
                app.post(Examples.withId("vehicle-error-auth-failed.json", "another"));

                // Then
                await().untilAsserted(() -> assertThat(deliveries(app, 2))
                        .extractingByKeys("chat", "email")
                        .extracting(EventDelivery::state)
                        .containsOnly(State.NOTHING_SENT));
            }
        } finally {
            mail.stop();
        }
    }

    private static Map<String, String> answers(RunningApp app, long seq) {
        Map<String, String> answers = new HashMap<>();
        deliveries(app, seq).forEach((destination, delivery) -> {
            if (delivery.state() == State.DELIVERED && delivery.answer() != null) {
                answers.put(destination, delivery.answer());
            }
        });
        return answers;
    }

    private static Map<String, EventDelivery> deliveries(RunningApp app, long seq) {
        Store store = app.bean(EventLog.class).store();
        return store
                .read(statements -> new Deliveries(statements)
                        .of(store.events().find(statements, seq).orElseThrow()))
                .stream()
                .collect(Collectors.toMap(EventDelivery::destination, delivery -> delivery));
    }
}
