package io.signalpost.routes;

import java.util.List;
import java.util.Map;

import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.RouteTest;
import io.signalpost.authoring.kit.TestedDelivery;
import io.signalpost.authoring.kit.TestedRoute;
import io.signalpost.destination.database.DatabaseRows;
import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

import static io.signalpost.authoring.kit.CarEvent.car;
import static io.signalpost.eventlog.failure.FailureKind.DEAD;
import static io.signalpost.eventlog.failure.FailureKind.RETRY;
import static io.signalpost.eventlog.failure.FailureKind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** What each route file that ships sends, and where to. That it arrives there over a real wire is tested beside this. */
@RouteTest(
        value = {
            "routes/amqp.camel.yaml",
            "routes/chat.camel.yaml",
            "routes/database.camel.yaml",
            "routes/email.camel.yaml",
            "routes/files.camel.yaml",
            "routes/http.camel.yaml",
            "routes/kafka.camel.yaml",
            "routes/log.camel.yaml",
            "routes/mqtt.camel.yaml",
            "routes/s3.camel.yaml",
            "routes/sqs.camel.yaml"
        },
        settings = {
            "destination.amqp.url=amqps://broker.example.com:5671",
            "destination.amqp.address=vehicle-events",
            "destination.chat.url=https://hooks.slack.com/services/T000/B000/XXXX",
            "destination.email.host=smtp.example.com",
            "destination.email.from=signalpost@example.com",
            "destination.email.to=fleet@example.com",
            "destination.http.url=https://fleet.example.com/hook?key=1",
            "destination.http.secret=whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "destination.kafka.brokers=kafka.example.com:9092",
            "destination.kafka.topic=vehicle-events",
            "destination.mqtt.url=mqtts://broker.example.com:8883",
            "destination.s3.bucket=vehicle-events",
            "destination.s3.region=eu-central-1",
            "destination.sqs.queue-url=https://sqs.eu-central-1.amazonaws.com/123456789012/vehicle-events",
            "destination.sqs.region=eu-central-1"
        })
class ShippedRoutesTest {

    private static final String BODY = "examples/vehicle-state-many-signals.json";
    private static final String ID = "dbce212c-984d-52b1-9416-bced225ae6fa";

    @Test
    void httpPostsTheBytesWithTheirSignature(TestedRoute route) {
        Arrival post = route.destination("http").deliver(BODY).arrived("http:business-system");

        assertThat(post.body(byte[].class)).isEqualTo(Examples.body("vehicle-state-many-signals.json"));
        post.hasHeader("webhook-id", ID)
                .hasHeader("Content-Type", "application/json")
                .hasHeader("CamelHttpUri", "https://fleet.example.com/hook?key=1");
        assertThat(post.header("webhook-signature").toString()).startsWith("v1,");
    }

    @Test
    void httpHasAFailureMeanWhatItsCodeSays(TestedRoute route) {
        TestedRoute http = route.destination("http");

        assertThat(http.answer("http:*", 500).deliver(BODY).failed(RETRY).text())
                .isEqualTo("the business system answered HTTP 500");
        http.answer("http:*", 422).deliver(BODY).failed(DEAD);
        http.answer("http:*", 503, Map.of("Retry-After", "60")).deliver(BODY).failed(UNAVAILABLE);
    }

    @Test
    void kafkaSendsARecordForEachEventKeyedByVehicle(TestedRoute route) {
        TestedDelivery delivery = route.destination("kafka").deliver(car().id("one"), car().id("two"));

        assertThat(delivery.arrivals("kafka:vehicle-events"))
                .extracting(record -> record.header("CamelKafkaKey"))
                .containsExactly("one", "two");
    }

    @Test
    void sqsSendsTenEventsInOneRequest(TestedRoute route) {
        TestedDelivery delivery = route.destination("sqs")
                .deliver(
                        BODY, "examples/vehicle-state-first-delivery.json", "examples/vehicle-state-signal-error.json");

        assertThat(delivery.arrived("aws2-sqs:*")
                        .body(SendMessageBatchRequest.class)
                        .entries())
                .hasSize(3)
                .first()
                .satisfies(entry -> assertThat(
                                entry.messageAttributes().get("SmartcarEventId").stringValue())
                        .isEqualTo(ID));
    }

    @Test
    void mqttPublishesTheEvent(TestedRoute route) {
        assertThat(route.destination("mqtt")
                        .deliver(BODY)
                        .arrived("bean:destination-mqtt")
                        .body(VehicleEvent.class)
                        .id())
                .isEqualTo(ID);
    }

    @Test
    void amqpSendsTheBytesToTheAddress(TestedRoute route) {
        Arrival message = route.destination("amqp").deliver(BODY).arrived("jms:queue:signalpost");

        assertThat(message.body(byte[].class)).isEqualTo(Examples.body("vehicle-state-many-signals.json"));
        message.hasHeader("SmartcarEventId", ID);
        assertThat(message.header("CamelJmsDestination")).hasToString("vehicle-events");
    }

    @Test
    void s3PutsAnObjectAndItsManifest(TestedRoute route) {
        assertThat(route.destination("s3").deliver(car(), car()).arrivals("aws2-s3:vehicle-events"))
                .extracting(object -> object.header("CamelAwsS3ContentType"))
                .containsExactly("application/gzip", "application/json");
    }

    @Test
    void filesAppendsTheBatch(TestedRoute route) {
        assertThat(route.destination("files")
                        .deliver(car(), car())
                        .arrived("bean:destination-files")
                        .body(List.class))
                .hasSize(2);
    }

    @Test
    void emailTellsOfAFaultThatWaitsForAPersonOnce(TestedRoute route) {
        TestedRoute email = route.destination("email");

        email.deliver(car().model("KIA", "EV6").fault("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"))
                .arrived("smtp:email")
                .hasBodyContaining("KIA EV6");
        email.deliver(car().fault("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"))
                .nothingArrived();
        email.deliver(car().charge(15)).filteredBy("eventTypes");
    }

    @Test
    void chatIsToldOfAFaultThatWaitsForAPersonOnce(TestedRoute route) {
        TestedRoute chat = route.destination("chat");

        chat.deliver(car().model("KIA", "EV6").fault("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"))
                .arrived("http:chat")
                .hasHeader("CamelHttpUri", "https://hooks.slack.com/services/T000/B000/XXXX")
                .hasBodyContaining("{\"text\": \"KIA EV6: ");
        chat.deliver(car().fault("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"))
                .nothingArrived();
    }

    @Test
    void databaseWritesEverySignalOfEveryEvent(TestedRoute route) {
        TestedDelivery delivery = route.destination("database").deliver(car().charge(15), car().charge(14));

        DatabaseRows.Rows rows =
                delivery.arrived("bean:destination-database-tables").body(DatabaseRows.Rows.class);
        assertThat(rows.events()).hasSize(2);
        assertThat(rows.readings()).hasSizeGreaterThan(10);
    }

    @Test
    void logSendsNothing(TestedRoute route) {
        route.destination("log").deliver(BODY).delivered().nothingArrived();
    }

    @Test
    void noneTakesWhatTheDashboardsTestButtonSends(TestedRoute route) {
        for (String destination : List.of("amqp", "database", "files", "http", "kafka", "log", "mqtt", "s3", "sqs")) {
            route.destination(destination).deliver(car().testMode()).filteredBy("modes");
        }
    }
}
