package io.signalpost.destination.amqp;

import java.nio.file.Path;
import java.time.Duration;
import jakarta.jms.BytesMessage;

import io.signalpost.destination.Demanded;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.AmqpReader;
import io.signalpost.testing.ArtemisBroker;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RabbitMq;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The {@code amqp} destination against Apache Artemis and RabbitMQ, read by a plain client. */
@Timeout(180)
class AmqpTest {

    private static final VehicleEvent EVENT = Events.example("vehicle-state-many-signals.json");
    private static final String QUEUE = "vehicle-events";
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void sendsTheBytesOfSmartcarWithTheHeadersAsApplicationPropertiesAndTheVehicleAsGroup() throws Exception {
        try (ArtemisBroker broker = ArtemisBroker.start(folder.resolve("broker"))) {
            try (RunningRoute route = start(broker.url())) {
                assertThat(route.deliver("amqp", EVENT)).isNull();
                assertThat(route.deliver("amqp", Events.state("again", 0).forReplay()))
                        .isNull();
            }

            BytesMessage message = AmqpReader.messages(broker.url(), QUEUE, 2).get(0);
            assertIsTheEvent(message);
            assertThat(message.getStringProperty("JMSXGroupID"))
                    .isEqualTo(EVENT.vehicle().id());
            assertThat(message.propertyExists("SmartcarReplayed")).isFalse();
        }
    }

    @Test
    void rabbitMqGetsTheSameAlsoAfterAnOutage() throws Exception {
        try (RabbitMq broker = RabbitMq.start(folder.resolve("broker"))) {
            String queue = "/amq/queue/" + QUEUE;
            try (RunningRoute route = start(
                    broker.url(),
                    "destination.amqp.address=" + queue,
                    "destination.amqp.username=guest",
                    "destination.amqp.password=guest")) {
                assertThat(route.deliver("amqp", EVENT)).isNull();
                broker.stop();
                VehicleEvent late = Events.state("late", 0);
                assertThat(understand(route.deliver("amqp", late)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
                broker.start();
                await().atMost(A_WHILE).until(() -> route.deliver("amqp", late) == null);
            }

            assertIsTheEvent(AmqpReader.messages(broker.url(), queue, 2).get(0));
        }
    }

    @Test
    void aBrokerThatIsAwayAtTheStartAndLaterKeepsNobodyFromReceivingAndOneEventThatItRefusesIsADeadLetter()
            throws Exception {
        ArtemisBroker broker = ArtemisBroker.start(folder.resolve("broker"));
        broker.stop();
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                "destination.amqp.enabled=true",
                "destination.amqp.url=" + broker.url(),
                "destination.amqp.address=" + QUEUE,
                "destination.amqp.timeout=5s",
                "destination.amqp.failures=failed:dead")) {
            // When it is away at the start
            post(app, "one");
            await().atMost(A_WHILE).until(() -> status(app).contains("\"state\":\"down\""));
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);

            // Then the event comes when it is there
            broker.start();
            await().atMost(A_WHILE).until(() -> status(app).contains("\"delivered\":1,"));

            // When it refuses one event, then that alone is a dead letter
            broker.refuse(message -> "poison".equals(message.getObjectProperty("SmartcarEventId")));
            post(app, "poison", "two");
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(status(app)).contains("\"delivered\":2,", "\"dead\":1,"));

            // When it stops for a while, then no event is lost
            broker.stop();
            post(app, "three");
            await().atMost(A_WHILE).until(() -> status(app).contains("\"state\":\"down\""));
            broker.start();
            await().atMost(A_WHILE).until(() -> status(app).contains("\"delivered\":3,"));
        } finally {
            broker.close();
        }
    }

    @Test
    void aLoginOrAnAddressThatIsRefusedMeansUnavailable() throws Exception {
        try (ArtemisBroker broker = ArtemisBroker.startWithLogin(folder.resolve("broker"))) {
            try (RunningRoute route =
                    start(broker.url(), "destination.amqp.username=x", "destination.amqp.password=sword")) {
                Exception failure = route.deliver("amqp", EVENT);

                assertThat(understand(failure))
                        .returns(FailureKind.UNAVAILABLE, Failure::kind)
                        .returns("unauthorized-access", Failure::code);
                assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("sword");
            }
            String[] login = {
                "destination.amqp.username=" + ArtemisBroker.USER,
                "destination.amqp.password=" + ArtemisBroker.PASSWORD,
                "destination.amqp.address=others"
            };
            try (RunningRoute route = start(broker.url(), login)) {
                assertThat(understand(route.deliver("amqp", EVENT)))
                        .returns(FailureKind.UNAVAILABLE, Failure::kind)
                        .returns("unauthorized-access", Failure::code);
            }
            login[2] = "destination.amqp.address=" + QUEUE;
            try (RunningRoute route = start(broker.url(), login)) {
                assertThat(route.deliver("amqp", EVENT)).isNull();
            }
        }
    }

    @Test
    void aQueueThatIsFullMeansUnavailable() throws Exception {
        try (ArtemisBroker broker = ArtemisBroker.start(folder.resolve("broker"));
                RunningRoute route = start(broker.url(), "destination.amqp.address=small")) {
            assertThat(route.deliver("amqp", EVENT)).isNull();

            assertThat(understand(route.deliver("amqp", EVENT)))
                    .returns(FailureKind.UNAVAILABLE, Failure::kind)
                    .returns("resource-limit-exceeded", Failure::code);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url=                    | destination.amqp.url (DESTINATION_AMQP_URL) is not set; write for instance amqps://broker.example.com:5671
            url=tcp://broker:61616  | destination.amqp.url (DESTINATION_AMQP_URL) is no amqp or amqps address with a host, and no more than a port behind it; write for instance amqps://broker.example.com:5671
            url=amqp://u:p@b:5672   | destination.amqp.url (DESTINATION_AMQP_URL) is no amqp or amqps address with a host, and no more than a port behind it; write for instance amqps://broker.example.com:5671
            url=amqp://b?jms.x=1    | destination.amqp.url (DESTINATION_AMQP_URL) is no amqp or amqps address with a host, and no more than a port behind it; write for instance amqps://broker.example.com:5671
            address=                | destination.amqp.address (DESTINATION_AMQP_ADDRESS) is not set; write the name of the queue, for instance vehicle-events
            timeout=0s              | destination.amqp.timeout (DESTINATION_AMQP_TIMEOUT) must be above zero; write for instance 10s
            """)
    void aSettingThatIsMissingOrWrongIsSaidInOneLineAtTheStart(String setting, String line) {
        assertThat(Demanded.refusal("amqp", "url=amqp://localhost", "address=" + QUEUE, setting))
                .isEqualTo(line);
    }

    private static void assertIsTheEvent(BytesMessage message) throws Exception {
        assertThat(message.getBody(byte[].class)).isEqualTo(EVENT.body());
        assertThat(message.getStringProperty("SmartcarEventId")).isEqualTo(EVENT.id());
        assertThat(message.getStringProperty("SmartcarEventType")).isEqualTo("VEHICLE_STATE");
        assertThat(message.getStringProperty("SmartcarVehicleId"))
                .isEqualTo(EVENT.vehicle().id());
        assertThat(message.getStringProperty("SmartcarMode")).isEqualTo("LIVE");
        assertThat(message.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
    }

    private static void post(RunningApp app, String... ids) {
        for (String id : ids) {
            assertThat(app.post(Examples.withId("vehicle-state-first-delivery.json", id))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String status(RunningApp app) {
        return app.get("/observe/destinations/amqp").body();
    }

    private RunningRoute start(String url, String... more) {
        return RunningRoute.start(
                folder.resolve("data"),
                "routes/amqp.camel.yaml",
                ArrayUtils.insert(
                        0,
                        more,
                        "destination.amqp.enabled=true",
                        "destination.amqp.url=" + url,
                        "destination.amqp.address=" + QUEUE,
                        "destination.amqp.timeout=5s"));
    }

    private static Failure understand(Throwable failure) {
        assertThat(failure).isNotNull();
        return Failures.of(failure, FailureTable.parse(null));
    }
}
