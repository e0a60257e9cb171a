package io.signalpost.destination.sqs;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.SqsServer;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

/** The {@code sqs} destination against ElasticMQ. */
class SqsTest {

    private static SqsServer server;
    private static SqsClient client;

    @TempDir
    Path dataDir;

    private String queueUrl;
    private RunningRoute route;

    @BeforeAll
    static void startServer() {
        server = SqsServer.start();
        client = server.client();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void createQueue() {
        queueUrl = server.createQueue("events-" + System.nanoTime());
    }

    @AfterEach
    void stopRoute() {
        if (route != null) {
            route.close();
        }
    }

    @Test
    void sendsTheBytesOfTheEventWithTheFourHeadersAsAttributes() throws Exception {
        start();
        VehicleEvent event = Events.example("vehicle-state-many-signals.json");

        assertThat(route.deliver("sqs", List.of(event))).isNull();

        Message message = receive().get(0);
        assertThat(message.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(event.body());
        assertThat(attributes(message))
                .containsOnly(
                        Map.entry("SmartcarEventId", event.id()),
                        Map.entry("SmartcarEventType", "VEHICLE_STATE"),
                        Map.entry("SmartcarVehicleId", VEHICLE),
                        Map.entry("SmartcarMode", "LIVE"));
    }

    @Test
    void whatIsReplayedSaysSo() throws Exception {
        start();

        assertThat(route.deliver(
                        "sqs",
                        List.of(Events.example("vehicle-state-many-signals.json")
                                .forReplay())))
                .isNull();

        assertThat(attributes(receive().get(0))).containsEntry("SmartcarReplayed", "true");
    }

    @Test
    void leavesOutTheVehicleOfAnEventThatNamesNone() throws Exception {
        start();
        ObjectNode body = Events.stateBody("e1", 0);
        ((ObjectNode) body.get("data")).remove("vehicle");

        assertThat(route.deliver("sqs", List.of(Events.event(body)))).isNull();

        assertThat(attributes(receive().get(0)))
                .containsOnlyKeys("SmartcarEventId", "SmartcarEventType", "SmartcarMode");
    }

    @Test
    void splitsABatchThatIsTooLargeForOneRequest() throws Exception {
        start();
        List<VehicleEvent> batch =
                IntStream.range(0, 10).mapToObj(i -> large("e" + i, 60_000)).toList();

        assertThat(route.deliver("sqs", batch)).isNull();

        assertThat(receive())
                .extracting(message -> attributes(message).get("SmartcarEventId"))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(VehicleEvent::id).toList());
    }

    @Test
    void givesUpAnEventThatNoMessageCanHoldAndSendsTheOthers() throws Exception {
        start();

        Exception failure = route.deliver("sqs", List.of(small("e1"), large("too-large", 300_000), small("e3")));

        assertThat(failure).isNotNull();
        assertThat(ExceptionUtils.throwableOfType(failure, PartialDeliveryException.class)
                        .failures())
                .containsOnlyKeys("too-large")
                .allSatisfy((id, cause) -> assertThat(cause)
                        .isInstanceOf(UndeliverableException.class)
                        .hasMessageContaining("262144"));
        assertThat(receive()).hasSize(2);
    }

    @Test
    void givesUpASingleEventThatNoMessageCanHold() throws Exception {
        start();

        Exception failure = route.deliver("sqs", List.of(large("too-large", 300_000)));

        assertThat(ExceptionUtils.throwableOfType(failure, PartialDeliveryException.class)
                        .failures())
                .containsOnlyKeys("too-large");
    }

    @Test
    void givesUpAnEventWithACharacterThatSqsForbidsAloneAndSaysCodeAndMessage() throws Exception {
        start();

        Exception failure = route.deliver(
                "sqs",
                List.of(
                        small("e1"),
                        state("e2", 0, signal("vehicleidentification-nickname", 0, "\uFFFE")),
                        small("e3")));

        Map<String, Throwable> failures = ExceptionUtils.throwableOfType(failure, PartialDeliveryException.class)
                .failures();
        assertThat(failures).containsOnlyKeys("e2");
        assertThat(understand(failures.get("e2")))
                .returns(FailureKind.DEAD, Failure::kind)
                .satisfies(dead -> assertThat(dead.text()).matches("SQS InvalidAttributeValue: .+"));
        assertThat(receive()).hasSize(2);
    }

    @Test
    void knowsThatARequestIsTooLargeForTheQueueThoughItNamesNoEntry() throws Exception {
        start("destination.sqs.max-request-size=1MB");

        Exception failure = route.deliver("sqs", List.of(large("e1", 200_000), large("e2", 200_000)));

        assertThat(understand(failure).kind())
                .as("the event log sends it in halves")
                .isEqualTo(FailureKind.DEAD);
        assertThat(route.deliver("sqs", List.of(large("e1", 200_000)))).isNull();
    }

    @Test
    void sendsToAFifoQueueInOrderPerVehicleAndOncePerEvent() throws Exception {
        queueUrl = client.createQueue(queue -> queue.queueName("events-" + System.nanoTime() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        start();
        List<VehicleEvent> batch = List.of(small("e1"), small("e2"), small("e3"));

        assertThat(route.deliver("sqs", batch)).isNull();
        assertThat(route.deliver("sqs", batch)).isNull();

        List<Message> messages = receive();
        assertThat(messages)
                .extracting(message -> attributes(message).get("SmartcarEventId"))
                .containsExactly("e1", "e2", "e3");
        assertThat(messages.get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, VEHICLE)
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "e1");
    }

    @Test
    void startsWithoutItsQueueAndFailsEachBatchUntilThereIsOne() throws Exception {
        client.deleteQueue(queue -> queue.queueUrl(queueUrl));
        start();

        Exception failure = route.deliver("sqs", List.of(small("e1")));

        assertThat(failure).hasMessageContaining("does not exist");
    }

    @Test
    void failsWithAConnectionErrorWhileTheEndpointIsDownAndDeliversWhenItIsBack() throws Exception {
        start();
        server.stop();
        Exception failure = route.deliver("sqs", List.of(small("e1")));
        server.listen();
        server.createQueue(queueUrl.substring(queueUrl.lastIndexOf('/') + 1));

        Exception afterwards = route.deliver("sqs", List.of(small("e1")));

        assertThat(failure).hasRootCauseInstanceOf(ConnectException.class);
        assertThat(afterwards).isNull();
        assertThat(receive()).hasSize(1);
    }

    private void start(String... properties) {
        route = RunningRoute.start(
                dataDir,
                "routes/sqs.camel.yaml",
                ArrayUtils.addAll(
                        properties,
                        "destination.sqs.enabled=true",
                        "destination.sqs.queue-url=" + queueUrl,
                        "destination.sqs.region=" + SqsServer.REGION,
                        "destination.sqs.endpoint-override=" + server.endpoint()));
    }

    private static Failure understand(Throwable failure) {
        return Failures.of(failure, FailureTable.parse(null));
    }

    /** All messages of the queue, each read once. */
    private List<Message> receive() {
        List<Message> all = new ArrayList<>();
        List<Message> some;
        do {
            some = client.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            some.forEach(message ->
                    client.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    private static Map<String, String> attributes(Message message) {
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return attributes;
    }

    private static VehicleEvent small(String id) {
        return state(id, 0, signal("odometer-traveleddistance", 0, 1000));
    }

    private static VehicleEvent large(String id, int bytes) {
        return state(id, 0, signal("vehicleidentification-nickname", 0, "x".repeat(bytes)));
    }
}
