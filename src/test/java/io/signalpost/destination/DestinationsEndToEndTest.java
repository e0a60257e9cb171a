package io.signalpost.destination;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.eventlog.EventLog;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.TestSocketUtils;
import software.amazon.awssdk.services.sqs.model.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the signed post to the row, the message and the mail, through the whole application. */
class DestinationsEndToEndTest {

    private static final byte[] STATE = Examples.body("vehicle-state-many-signals.json");
    private static final byte[] FAULT = Examples.body("vehicle-error-auth-failed.json");

    @TempDir
    Path dataDir;

    private final int mailPort = TestSocketUtils.findAvailableTcpPort();
    private final GreenMail mail = new GreenMail(new ServerSetup(mailPort, "localhost", ServerSetup.PROTOCOL_SMTP));
    private SqsServer sqs;
    private String queueUrl;

    @BeforeEach
    void startServers() {
        mail.start();
        sqs = SqsServer.start();
        queueUrl = sqs.createQueue("vehicle-events");
    }

    @AfterEach
    void stopServers() {
        sqs.close();
        mail.stop();
    }

    @Test
    void aPostedEventArrivesInTheTableInTheQueueAndInTheMailbox() throws Exception {
        try (RunningApp app = start()) {
            assertThat(app.post(STATE).statusCode()).isEqualTo(200);
            assertThat(app.post(FAULT).statusCode()).isEqualTo(200);

            await().until(() ->
                    delivered(app, "database") == 2 && delivered(app, "sqs") == 2 && delivered(app, "email") == 1);
            JdbcTemplate sql = new JdbcTemplate(app.context().getBean("destination-database", DataSource.class));
            assertThat(sql.queryForObject("SELECT COUNT(*) FROM vehicle_signal", Long.class))
                    .isPositive();
            assertThat(sql.queryForObject("SELECT state FROM vehicle_fault", String.class))
                    .isEqualTo("ERROR");
            assertThat(messages())
                    .contains(new String(STATE, StandardCharsets.UTF_8), new String(FAULT, StandardCharsets.UTF_8));
            assertThat(mail.getReceivedMessages()[0].getSubject()).startsWith("KIA EV6: CONNECTED_SERVICES_ACCOUNT");
        }
    }

    @Test
    void aMailServerThatIsDownHoldsUpNeitherTheReceiverNorTheOthersAndGetsItsMailLater() throws Exception {
        mail.stop();
        try (RunningApp app = start()) {
            assertThat(app.post(FAULT).statusCode()).isEqualTo(200);
            await().until(() -> state(app, "email").equals("down"));
            await().until(() -> delivered(app, "database") == 1 && delivered(app, "sqs") == 1);

            mail.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> delivered(app, "email") == 1);
            assertThat(mail.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void aTestDeliveryOfSmartcarReachesNoDestination() {
        try (RunningApp app = start()) {
            assertThat(app.post(Examples.body("vehicle-state-test-mode.json")).statusCode())
                    .isEqualTo(200);

            await().until(() -> app.bean(EventLog.class)
                            .destinations()
                            .find("database")
                            .orElseThrow()
                            .filtered()
                    == 1);
            assertThat(delivered(app, "database")).isZero();
        }
    }

    @Test
    void aVehicleThatIsErasedIsForgottenByTheMailsAndTheOthersAreListed() throws Exception {
        try (RunningApp app = start()) {
            app.post(STATE);
            app.post(FAULT);
            await().until(() ->
                    delivered(app, "database") == 2 && delivered(app, "sqs") == 2 && delivered(app, "email") == 1);

            JsonNode erased = new ObjectMapper()
                    .readTree(RunningApp.send(
                                    HttpRequest.newBuilder(app.management("/observe/vehicles/" + Events.VEHICLE))
                                            .header("Content-Type", "application/json")
                                            .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"erase\"}"))
                                            .build())
                            .body());

            assertThat(erased.at("/rows/fault_alert").asInt()).isPositive();
            assertThat(erased.at("/rows/vehicle_fault").asInt()).isEqualTo(1);
            assertThat(erased.path("recipients"))
                    .extracting(it -> it.path("destination").asText() + " "
                            + it.path("sendsTo") + " "
                            + it.path("events").asText())
                    .contains("email [\"smtp:email\"] 1", "sqs [\"aws2-sqs:signalpost\"] 2");
        }
    }

    private RunningApp start() {
        return RunningApp.start(
                dataDir,
                "destination.sqs.enabled=true",
                "destination.sqs.queue-url=" + queueUrl,
                "destination.sqs.region=" + SqsServer.REGION,
                "destination.sqs.endpoint-override=" + sqs.endpoint(),
                "destination.email.enabled=true",
                "destination.email.host=localhost",
                "destination.email.port=" + mailPort,
                "destination.email.encryption=none",
                "destination.email.from=signalpost@example.com",
                "destination.email.to=fleet@example.com");
    }

    private static long delivered(RunningApp app, String destination) {
        return app.bean(EventLog.class)
                .destinations()
                .find(destination)
                .orElseThrow()
                .delivered();
    }

    private static String state(RunningApp app, String destination) {
        return app.bean(EventLog.class)
                .destinations()
                .find(destination)
                .orElseThrow()
                .state();
    }

    private List<String> messages() {
        return sqs
                .client()
                .receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }
}
