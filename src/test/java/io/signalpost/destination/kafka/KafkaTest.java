package io.signalpost.destination.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.KafkaBroker;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The {@code kafka} destination against a broker, read by a plain consumer. */
class KafkaTest {

    private static final VehicleEvent EVENT = Events.example("vehicle-state-many-signals.json");

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void sendsTheBytesOfSmartcarKeyedByTheVehicleWithTheHeadersAsText() throws Exception {
        broker.createTopic("whole", 3, Map.of());
        try (RunningRoute route = start("whole")) {
            assertThat(route.deliver("kafka", List.of(EVENT))).isNull();
        }

        ConsumerRecord<String, byte[]> record = only("whole");
        assertThat(record.key()).isEqualTo(EVENT.vehicle().id());
        assertThat(record.value()).isEqualTo(EVENT.body());
        assertThat(headers(record))
                .isEqualTo(Map.of(
                        "SmartcarEventId",
                        EVENT.id(),
                        "SmartcarEventType",
                        "VEHICLE_STATE",
                        "SmartcarVehicleId",
                        EVENT.vehicle().id(),
                        "SmartcarMode",
                        "LIVE"));
    }

    @Test
    void ofABatchWhatIsReplayedSaysSo() throws Exception {
        broker.createTopic("replayed", 1, Map.of());
        try (RunningRoute route = start("replayed")) {
            assertThat(route.deliver("kafka", List.of(EVENT, EVENT.forReplay())))
                    .isNull();
        }

        assertThat(broker.records("replayed"))
                .extracting(record -> headers(record).get("SmartcarReplayed"))
                .containsExactly(null, "true");
    }

    @Test
    void sendsABatchInItsOrder() throws Exception {
        broker.createTopic("batch", 3, Map.of());
        List<VehicleEvent> events =
                IntStream.range(0, 200).mapToObj(i -> Events.state("e" + i, i)).toList();
        try (RunningRoute route = start("batch")) {
            assertThat(route.deliver("kafka", events)).isNull();
        }

        assertThat(broker.records("batch"))
                .extracting(record -> headers(record).get("SmartcarEventId"))
                .isEqualTo(events.stream().map(VehicleEvent::id).toList());
    }

    @Test
    void anEventWithoutAVehicleHasItsOwnIdAsTheKey() throws Exception {
        broker.createTopic("no-vehicle", 1, Map.of());
        VehicleEvent event = new VehicleEvent("e1", Events.RECEIVED, "{}".getBytes(StandardCharsets.UTF_8));
        try (RunningRoute route = start("no-vehicle")) {
            assertThat(route.deliver("kafka", List.of(event))).isNull();
        }

        assertThat(only("no-vehicle").key()).isEqualTo("e1");
    }

    @Test
    void anEventThatIsTooLargeIsADeadLetterAndTheOthersAreSent() throws Exception {
        broker.createTopic("small", 1, Map.of());
        VehicleEvent large =
                Events.state("large", 0, Events.signal("odometer-traveleddistance", 0, "x".repeat(20_000)));
        Exception failure;
        try (RunningRoute route = start("small", "destination.kafka.max-request-size=16KB")) {
            failure = route.deliver("kafka", List.of(Events.state("e1", 0), large, Events.state("e2", 0)));
        }

        Map<String, Throwable> failures = ExceptionUtils.throwableOfType(failure, PartialDeliveryException.class)
                .failures();
        assertThat(failures).containsOnlyKeys("large");
        assertThat(understand(failures.get("large")).kind()).isEqualTo(FailureKind.DEAD);
        assertThat(broker.records("small")).hasSize(2);
    }

    /** From just below the limit to just above it: what is offered to the client, the client takes. */
    @Test
    void whatIsJustNotTooLargeIsSent() throws Exception {
        broker.createTopic("edge", 1, Map.of());
        try (RunningRoute route = start("edge", "destination.kafka.max-request-size=16KB")) {
            int taken = 0;
            for (int length = 14_500; length < 16_500; length += 20) {
                Exception failure = route.deliver(
                        "kafka", List.of(Events.state("e" + length, 0, Events.signal("x", 0, "x".repeat(length)))));
                if (failure == null) {
                    taken++;
                } else {
                    assertThat(failure).isInstanceOf(PartialDeliveryException.class);
                }
            }
            assertThat(taken).isBetween(10, 90);
        }
    }

    @Test
    void anEventThatTheTopicRefusesForItsSizeIsADeadLetter() throws Exception {
        broker.createTopic("smaller", 1, Map.of("max.message.bytes", "2000"));
        VehicleEvent large = Events.state("large", 0, Events.signal("odometer-traveleddistance", 0, "x".repeat(3_000)));
        try (RunningRoute route = start("smaller", "destination.kafka.compression=none")) {
            Failure failure = understand(route.deliver("kafka", List.of(large)));

            assertThat(failure).returns(FailureKind.DEAD, Failure::kind).returns("MESSAGE_TOO_LARGE", Failure::code);
        }
    }

    @Test
    void aTopicThatIsMissingIsSaidAndNotCreated() throws Exception {
        try (RunningRoute route = start("missing", "destination.kafka.timeout=2s")) {
            Failure failure = understand(route.deliver("kafka", List.of(EVENT)));

            assertThat(failure)
                    .returns(FailureKind.UNAVAILABLE, Failure::kind)
                    .returns("UNKNOWN_TOPIC_OR_PARTITION", Failure::code);
            broker.createTopic("missing", 1, Map.of());
            assertThat(route.deliver("kafka", List.of(EVENT))).isNull();
        }
        assertThat(broker.records("missing")).hasSize(1);
    }

    @Test
    void compressesInEachWayThatTheSettingOffers() throws Exception {
        broker.createTopic("compressed", 1, Map.of());
        for (KafkaProperties.Compression compression : KafkaProperties.Compression.values()) {
            try (RunningRoute route = start("compressed", "destination.kafka.compression=" + compression)) {
                assertThat(route.deliver("kafka", List.of(EVENT))).isNull();
            }
        }
        assertThat(broker.records("compressed")).hasSize(4).allSatisfy(record -> assertThat(record.value())
                .isEqualTo(EVENT.body()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            brokers= | destination.kafka.brokers (DESTINATION_KAFKA_BROKERS) is not set; write host and port of some brokers, for instance kafka-1.example.com:9092
            brokers=kafka-1 | destination.kafka.brokers (DESTINATION_KAFKA_BROKERS) is 'kafka-1'; write host and port of some brokers, for instance kafka-1.example.com:9092
            topic= | destination.kafka.topic (DESTINATION_KAFKA_TOPIC) is not set; write letters, digits, dots, _ and -, for instance vehicle-events
            topic=vehicle events | destination.kafka.topic (DESTINATION_KAFKA_TOPIC) is 'vehicle events'; write letters, digits, dots, _ and -, for instance vehicle-events
            timeout=0s | destination.kafka.timeout (DESTINATION_KAFKA_TIMEOUT) is 'PT0S'; write a time above zero, for instance 10s
            client.acks=1 | destination.kafka.client.acks is set by Signalpost, so that no event is lost; take it out
            client.transactional.id=x | destination.kafka.client.transactional.id is no property of Kafka's producer that fits here; see Kafka's documentation
            client.securty.protocol=SSL | destination.kafka.client.securty.protocol is no property of Kafka's producer that fits here; see Kafka's documentation
            client.batch.size=secret | destination.kafka.client.batch.size is a value that Kafka's producer does not take
            client.security.protocol=secret | destination.kafka.client.security.protocol is a value that Kafka's producer does not take
            """)
    void aSettingThatIsMissingOrWrongIsSaidInOneLineAtTheStart(String setting, String line) {
        assertThatThrownBy(() -> start("never", "destination.kafka." + setting))
                .rootCause()
                .hasMessage(line);
    }

    private static RunningRoute start(String topic, String... more) {
        return RunningRoute.start(
                folder.resolve(topic),
                "routes/kafka.camel.yaml",
                ArrayUtils.insert(
                        0,
                        more,
                        "destination.kafka.enabled=true",
                        "destination.kafka.brokers=" + broker.address(),
                        "destination.kafka.topic=" + topic));
    }

    private static Failure understand(Throwable failure) {
        assertThat(failure).isNotNull();
        return Failures.of(failure, FailureTable.parse(null));
    }

    private static ConsumerRecord<String, byte[]> only(String topic) {
        assertThat(broker.records(topic)).hasSize(1);
        return broker.records(topic).get(0);
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        Stream.of(record.headers().toArray())
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
