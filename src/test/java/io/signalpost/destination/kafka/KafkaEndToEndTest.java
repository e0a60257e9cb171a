package io.signalpost.destination.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KafkaBroker;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the signed post of Smartcar to the topic, through the whole application and outages of the broker. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class KafkaEndToEndTest {

    private static final String EXAMPLE = "vehicle-state-first-delivery.json";
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String TOPIC = "vehicle-events";

    @TempDir
    Path folder;

    @Test
    void aBrokerThatIsAwayAtTheStartAndLaterStopsHoldsUpNobodyAndGetsItsEvents() throws Exception {
        // Given
        KafkaBroker broker = KafkaBroker.start(folder.resolve("broker"));
        broker.createTopic(TOPIC, 3, Map.of());
        broker.stop();

        // When
        try (RunningApp app = start(broker)) {
            post(app, "early-1", "early-2");
            awaitState(app, "down");
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);
            broker.start();
            awaitDelivered(app, 2);
            broker.stop();
            post(app, "late-1", "late-2");
            awaitState(app, "down");
            broker.start();
            awaitDelivered(app, 4);

            // Then
            assertThat(ids(broker)).containsExactlyInAnyOrder("early-1", "early-2", "late-1", "late-2");
            assertThat(status(app)).returns(0L, DestinationStatus::dead).returns(0L, DestinationStatus::retrying);
        } finally {
            broker.close();
        }
    }

    @Test
    void aNameOfABrokerThatNobodyKnowsMeansDownAndTheLogSaysIt(CapturedOutput output) {
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                "destination.kafka.enabled=true",
                "destination.kafka.brokers=kafka.invalid:9092",
                "destination.kafka.topic=" + TOPIC)) {
            post(app, "waiting");

            awaitState(app, "down");
            assertThat(status(app)).returns(1L, DestinationStatus::pending);
        }
        assertThat(output).contains("Kafka client: No resolvable bootstrap urls given in bootstrap.servers");
    }

    /** Kafka's idempotent producer never recovers from a refused login by itself. */
    @Test
    void aLoginThatTheBrokerTakesAgainIsTakenAgain(CapturedOutput output) throws Exception {
        // Given
        String login = "listener.name.plaintext.plain.sasl.jaas.config";
        String users = "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"right-secret\";";
        KafkaBroker broker = KafkaBroker.start(folder.resolve("broker"));
        broker.createTopic(TOPIC, 1, Map.of());
        broker.stop();
        broker.set("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        broker.set("sasl.enabled.mechanisms", "PLAIN");
        broker.set(login, users.formatted("somebody"));
        broker.start();

        // When
        try (RunningApp app = start(
                broker,
                "destination.kafka.client.security.protocol=SASL_PLAINTEXT",
                "destination.kafka.client.sasl.mechanism=PLAIN",
                "destination.kafka.client.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule"
                        + " required username=\"signalpost\" password=\"right-secret\";")) {
            post(app, "waiting");
            await().atMost(A_WHILE).until(() -> output.toString().contains("SASL_AUTHENTICATION_FAILED"));
            broker.stop();
            broker.set(login, users.formatted("signalpost"));
            broker.start();

            // Then
            awaitDelivered(app, 1);
        } finally {
            broker.close();
        }
        assertThat(output).doesNotContain("right-secret");
    }

    private RunningApp start(KafkaBroker broker, String... more) {
        Stream<String> settings = Stream.of(
                "destination.kafka.enabled=true",
                "destination.kafka.brokers=" + broker.address(),
                "destination.kafka.topic=" + TOPIC,
                "destination.kafka.timeout=2s");
        return RunningApp.start(
                folder.resolve("data"), Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
    }

    private static void post(RunningApp app, String... ids) {
        for (String id : ids) {
            assertThat(app.post(Examples.withId(EXAMPLE, id)).statusCode()).isEqualTo(200);
        }
    }

    private static Set<String> ids(KafkaBroker broker) {
        return broker.records(TOPIC).stream()
                .map(record -> new String(
                        record.headers().lastHeader("SmartcarEventId").value()))
                .collect(Collectors.toSet());
    }

    private static void awaitState(RunningApp app, String state) {
        await().atMost(A_WHILE).until(() -> status(app).state().equals(state));
    }

    private static void awaitDelivered(RunningApp app, long events) {
        await().atMost(A_WHILE).until(() -> status(app).delivered() == events);
    }

    private static DestinationStatus status(RunningApp app) {
        return app.bean(EventLog.class).destinations().find("kafka").orElseThrow();
    }
}
