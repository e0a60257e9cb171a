package io.signalpost.destination.mqtt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.Mosquitto;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The {@code mqtt} destination against Mosquitto, read by a plain client. */
@Timeout(120)
class MqttTest {

    private static final VehicleEvent EVENT = Events.example("vehicle-state-many-signals.json");

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Mosquitto broker;

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void publishesTheBytesOfSmartcarUnderTheTopicOfVehicleAndTypeWithTheHeadersAsUserProperties() throws Exception {
        broker = Mosquitto.start(folder.resolve("broker"));
        broker.keepForTheReader();
        try (RunningRoute route = start()) {
            assertThat(route.deliver("mqtt", EVENT)).isNull();
        }

        Mosquitto.Received message = broker.messages(1).get(0);
        assertThat(message.topic()).isEqualTo("smartcar/" + EVENT.vehicle().id() + "/VEHICLE_STATE");
        assertThat(message.payload()).isEqualTo(EVENT.body());
        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(message.qos()).isEqualTo(1);
        assertThat(message.properties())
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
    void whatIsReplayedSaysSo() throws Exception {
        broker = Mosquitto.start(folder.resolve("broker"));
        broker.keepForTheReader();
        try (RunningRoute route = start()) {
            assertThat(route.deliver("mqtt", EVENT.forReplay())).isNull();
        }

        assertThat(broker.messages(1).get(0).properties()).containsEntry("SmartcarReplayed", "true");
    }

    @Test
    void aBrokerThatIsAwayMeansUnavailableAndIsConnectedToWhenItIsBack() throws Exception {
        broker = Mosquitto.start(folder.resolve("broker"));
        broker.keepForTheReader();
        broker.stop();
        try (RunningRoute route = start()) {
            VehicleEvent late = Events.state("late", 0);
            assertThat(understand(route.deliver("mqtt", EVENT)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            broker.start();
            assertThat(route.deliver("mqtt", EVENT)).isNull();
            broker.stop();
            assertThat(understand(route.deliver("mqtt", late)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            broker.start();
            assertThat(route.deliver("mqtt", late)).isNull();
        }

        assertThat(broker.messages(2)).hasSize(2);
    }

    @Test
    void aBrokerThatIsAwayAtTheStartKeepsNobodyFromReceivingAndGetsItsEventsLater() throws Exception {
        broker = Mosquitto.start(folder.resolve("broker"));
        broker.keepForTheReader();
        broker.stop();
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                "destination.mqtt.enabled=true",
                "destination.mqtt.url=" + broker.url(),
                "destination.mqtt.timeout=5s")) {
            assertThat(app.post(EVENT.body()).statusCode()).isEqualTo(200);

            await().atMost(A_WHILE)
                    .until(() -> app.get("/observe/destinations/mqtt").body().contains("\"state\":\"down\""));
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);
            broker.start();
            await().atMost(A_WHILE)
                    .until(() -> app.get("/observe/destinations/mqtt").body().contains("\"delivered\":1,"));
        }
        assertThat(broker.messages(1)).hasSize(1);
    }

    @Test
    void aLoginThatIsRefusedMeansUnavailable() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "");
        broker = Mosquitto.start(folder.resolve("broker"), "allow_anonymous false", "password_file " + users);
        try (RunningRoute route = start("destination.mqtt.username=signalpost", "destination.mqtt.password=secret")) {
            Exception failure = route.deliver("mqtt", EVENT);

            assertThat(understand(failure).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure).hasMessageNotContaining("secret");
        }
    }

    @Test
    void aTopicThatTheBrokerForbidsMeansUnavailable() throws Exception {
        Path rights = Files.writeString(folder.resolve("rights"), "topic read #\n");
        broker = Mosquitto.start(folder.resolve("broker"), "allow_anonymous true", "acl_file " + rights);
        try (RunningRoute route = start()) {
            assertThat(understand(route.deliver("mqtt", EVENT)))
                    .returns(FailureKind.UNAVAILABLE, Failure::kind)
                    .returns("135", Failure::code);
        }
    }

    @Test
    void anEventThatIsTooLargeForTheBrokerIsADeadLetterAndTheNextOneIsSent() throws Exception {
        broker = Mosquitto.start(folder.resolve("broker"), "allow_anonymous true", "max_packet_size 20000");
        VehicleEvent large =
                Events.state("large", 0, Events.signal("odometer-traveleddistance", 0, "x".repeat(20_000)));
        try (RunningRoute route = start()) {
            assertThat(understand(route.deliver("mqtt", large)).kind()).isEqualTo(FailureKind.DEAD);
            assertThat(route.deliver("mqtt", Events.state("small", 0))).isNull();
        }
    }

    @Test
    void noTextOfAnEventIsAnotherLevelOfTheTopicOrAWildcard() {
        MqttTarget target = new MqttTarget("tcp://localhost:1883", "smartcar/{vehicle}/{type}");
        VehicleEvent odd = new VehicleEvent(
                "e1",
                Events.RECEIVED,
                "{\"eventType\":\"A/B\",\"data\":{\"vehicle\":{\"id\":\"a/#+\\u0000b\"}}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(target.topicOf(odd)).isEqualTo("smartcar/a___ b/A_B");
        assertThat(target.topicOf(new VehicleEvent("e2", Events.RECEIVED, "{}".getBytes(StandardCharsets.UTF_8))))
                .startsWith("smartcar/none/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url=                   | destination.mqtt.url (DESTINATION_MQTT_URL) is not set; write for instance mqtts://broker.example.com:8883
            url=mqtt://broker      | destination.mqtt.url (DESTINATION_MQTT_URL) is no mqtt or mqtts address with host and port; write for instance mqtts://broker.example.com:8883
            url=tcp://broker:1883  | destination.mqtt.url (DESTINATION_MQTT_URL) is no mqtt or mqtts address with host and port; write for instance mqtts://broker.example.com:8883
            url=mqtt://u:p@b:1883  | destination.mqtt.url (DESTINATION_MQTT_URL) is no mqtt or mqtts address with host and port; write for instance mqtts://broker.example.com:8883
            topic=fleet/#          | destination.mqtt.topic (DESTINATION_MQTT_TOPIC) must be a name without + and #, for instance smartcar/{vehicle}/{type}
            topic=fleet/{vin}      | destination.mqtt.topic (DESTINATION_MQTT_TOPIC) has {vin}; there are {vehicle} and {type}
            timeout=0s             | destination.mqtt.timeout (DESTINATION_MQTT_TIMEOUT) must be above zero; write for instance 10s
            """)
    void aSettingThatIsMissingOrWrongIsSaidInOneLineAtTheStart(String setting, String line) {
        assertThatThrownBy(() -> start("destination.mqtt." + setting))
                .rootCause()
                .hasMessage(line);
    }

    private RunningRoute start(String... more) {
        return RunningRoute.start(
                folder.resolve("data"),
                "routes/mqtt.camel.yaml",
                ArrayUtils.insert(
                        0,
                        more,
                        "destination.mqtt.enabled=true",
                        "destination.mqtt.url=" + (broker == null ? "mqtt://localhost:1883" : broker.url()),
                        "destination.mqtt.timeout=5s"));
    }

    private static Failure understand(Throwable failure) {
        assertThat(failure).isNotNull();
        return Failures.of(failure, FailureTable.parse(null));
    }
}
