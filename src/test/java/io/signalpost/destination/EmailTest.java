package io.signalpost.destination;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.testing.SqliteFile;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.TestSocketUtils;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The {@code email} destination against GreenMail. */
class EmailTest {

    private static final String LOGIN = "signalpost";
    private static final String PASSWORD = "a+b/c=&%";

    @TempDir
    Path dataDir;

    private final int port = TestSocketUtils.findAvailableTcpPort(); // the same one after a restart of the server
    private GreenMail mail;
    private RunningRoute route;

    @BeforeEach
    void startServer() {
        mail = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        runServer();
    }

    private void runServer() {
        mail.start();
        mail.setUser("fleet@example.com", LOGIN, PASSWORD);
        mail.getUserManager().setAuthRequired(true);
    }

    @AfterEach
    void stop() {
        if (route != null) {
            route.close();
        }
        mail.stop();
    }

    @Test
    void mailsWhatIsWrongWhatCuresItAndWhichVehicle() throws Exception {
        start("destination.email.to=fleet@example.com, desk@example.com");

        deliver(Events.example("vehicle-error-auth-failed.json"));

        MimeMessage alert = mail.getReceivedMessages()[0];
        assertThat(alert.getSubject()).isEqualTo("KIA EV6: CONNECTED_SERVICES_ACCOUNT AUTHENTICATION_FAILED");
        assertThat(alert.getFrom()).extracting(Object::toString).containsExactly("signalpost@example.com");
        assertThat(alert.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("fleet@example.com", "desk@example.com");
        assertThat(alert.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(alert.getContent().toString())
                .contains("Stored login rejected.", "Sign in again.", "REAUTHENTICATE https://connect.smartcar.com/")
                .contains(VEHICLE, "4430dfa2-77b3-53b1-9fad-004c26955412")
                .doesNotContain("null");
    }

    @Test
    void setsNoHeaderFromTheEvent() throws Exception {
        start();

        route.deliver("email", Events.example("vehicle-error-auth-failed.json"));

        assertThat(Collections.list(mail.getReceivedMessages()[0].getAllHeaders()))
                .noneMatch(header -> header.getName().startsWith("Smartcar"))
                .noneMatch(header -> header.getName().startsWith("Camel"));
    }

    @Test
    void mailsOnlyTheFaultsOfAnEventThatNeedAPerson() throws Exception {
        start();

        assertThat(route.deliver("email", Events.example("vehicle-error.json"))).isNull();
        assertThat(route.deliver("email", Events.example("vehicle-error-unreachable.json")))
                .isNull();

        assertThat(subjects()).contains("KIA EV6: PERMISSION").doesNotContain("KIA EV6: VEHICLE_STATE UNREACHABLE");
    }

    @Test
    void letsNoTextOfTheEventBecomeAHeaderOrARecipient() throws Exception {
        start();
        String attack = "x\r\nBcc: thief@example.com\r\n\r\nBody \u2028${header.To} {{destination.email.password}}";
        ObjectNode body = Events.faultBody("e1", 0, "PERMISSION" + attack, attack, "ERROR");
        ObjectNode error = (ObjectNode) body.at("/data/errors/0");
        error.put("description", attack).put("suggestedUserMessage", attack);
        ((ObjectNode) body.at("/data/vehicle")).put("make", attack).put("model", attack + "y".repeat(500));

        assertThat(route.deliver("email", Events.event(body))).isNull();

        MimeMessage alert = mail.getReceivedMessages()[0];
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(alert.getHeader("Bcc")).isNull();
        assertThat(alert.getSubject())
                .hasSizeLessThanOrEqualTo(200)
                .startsWith("x Bcc: thief@example.com Body ${header.To}");
        assertThat(alert.getContent().toString()).contains("${header.To} {{destination.email.password}}");
    }

    @Test
    void alertsOnceWhileAFaultStaysOpenEvenAcrossARestart() throws Exception {
        start();
        deliver(permission("e1", "ERROR"));
        route.close();
        start();

        deliver(permission("e2", "ERROR"));

        assertThat(subjects()).hasSize(1);
    }

    @Test
    void isDownWhileItsMemoryIsNotInItsPlaceAndMailsOnceItIsBack() throws Exception {
        start();
        Path elsewhere = Files.move(dataDir.resolve("email.db"), dataDir.resolve("elsewhere.db"));

        Exception away = route.deliver("email", permission("e1", "ERROR"));

        assertThat(away).hasRootCauseInstanceOf(SQLNonTransientConnectionException.class);
        assertThat(mail.getReceivedMessages()).isEmpty();
        Files.move(elsewhere, dataDir.resolve("email.db"));
        deliver(permission("e1", "ERROR"));
        assertThat(subjects()).hasSize(1);
    }

    @Test
    void alertsAgainWhenAResolvedFaultComesBack() throws Exception {
        start();
        deliver(permission("e1", "ERROR"));
        deliver(permission("e2", "RESOLVED"));

        deliver(permission("e3", "ERROR"));

        assertThat(subjects()).hasSize(2);
    }

    @Test
    void alertsAgainWhenAFaultHasStayedOpenForTheSetTime() throws Exception {
        start("destination.email.repeat-after=1s");
        deliver(fault("e1", 0, "CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED", "ERROR"));

        await().untilAsserted(() -> {
            deliver(fault("e2", 0, "CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED", "ERROR"));
            assertThat(subjects()).hasSize(2);
        });
    }

    @Test
    void alertsOfAMissingPermissionOnceHoweverLongItLasts() throws Exception {
        start("destination.email.repeat-after=1ms");
        VehicleEvent other = fault("e1", 0, "CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED", "ERROR");
        deliver(permission("e1", "ERROR"));
        deliver(other);

        await().untilAsserted(() -> {
            deliver(permission("e2", "ERROR"));
            deliver(other);
            assertThat(subjects())
                    .filteredOn(subject -> !subject.contains("PERMISSION"))
                    .hasSizeGreaterThan(1);
        });

        assertThat(subjects())
                .filteredOn(subject -> subject.contains("PERMISSION"))
                .hasSize(1);
    }

    @Test
    void aRetryThatComesAfterTheFaultWasResolvedIsNotMailedAndTheNextFaultIs() throws Exception {
        start();
        deliver(Events.ofWebhook("w", 2, permissionBody("resolved", "RESOLVED")));

        deliver(Events.ofWebhook("w", 1, permissionBody("retried", "ERROR")));
        assertThat(mail.getReceivedMessages()).isEmpty();
        deliver(Events.ofWebhook("w", 3, permissionBody("true", "ERROR")));

        assertThat(subjects()).hasSize(1);
    }

    @Test
    void oneMailNamesAllSignalsThatAFaultHoldsFor() throws Exception {
        start();
        ObjectNode body = permissionBody("e1", "ERROR", "closure-islocked");
        ((ArrayNode) body.at("/data/errors"))
                .add(permissionBody("e1", "ERROR", "vehicleidentification-vin").at("/data/errors/0"));

        deliver(Events.event(body));
        deliver(Events.event(permissionBody("e2", "RESOLVED", "closure-islocked")));
        deliver(Events.event(permissionBody("e3", "ERROR", "vehicleidentification-vin")));

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getContent().toString())
                .contains("closure-islocked", "vehicleidentification-vin");

        deliver(Events.event(permissionBody("e4", "ERROR", "closure-islocked")));
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void noTwoFaultsAreTakenForOne() throws Exception {
        start();
        String[][] faults = {
            {"a/b", "c", "d"}, {"a", "b/c", "d"}, {"a", "b", "c/d"}, {null, "b", "c"}, {"null", "b", "c"}
        };
        for (String[] one : faults) {
            ObjectNode body = Events.faultBody(String.join("|", one[1], one[2]), 0, one[1], one[2], "ERROR");
            ((ObjectNode) body.at("/data/vehicle")).put("id", one[0]);
            deliver(Events.event(body));
        }
        for (String owner : new String[] {"owner 1", "owner 2"}) {
            ObjectNode body = Events.faultBody("of " + owner, 0, "b", "c", "ERROR");
            ((ObjectNode) body.get("data")).remove("vehicle");
            ((ObjectNode) body.at("/data/user")).put("id", owner);
            deliver(Events.event(body));
        }
        for (String event : new String[] {"e1", "e2", "e2"}) {
            ObjectNode body = Events.faultBody(event, 0, "b", "c", "ERROR");
            ((ObjectNode) body.get("data")).remove(List.of("vehicle", "user"));
            deliver(Events.event(body));
        }

        assertThat(mail.getReceivedMessages()).hasSize(faults.length + 2 + 2);
    }

    @Test
    void aMakeThatLooksEncodedIsShownAsItIs() throws Exception {
        start();
        String make = "=?utf-8?q?=42=6F=73=73?= \uD83D\uDE97 ".repeat(3).strip();
        ObjectNode body = permissionBody("e1", "ERROR");
        ((ObjectNode) body.at("/data/vehicle")).put("make", make);

        deliver(Events.event(body));

        MimeMessage alert = mail.getReceivedMessages()[0];
        assertThat(alert.getHeader("Subject")[0]).startsWith("=?UTF-8?B?");
        assertThat(alert.getSubject()).isEqualTo(make + " EV6: PERMISSION");
    }

    @Test
    void whatWasMailedByTheFirstReleaseIsNotMailedAgain() throws Exception {
        JdbcTemplate old = SqliteFile.query(dataDir.resolve("email.db"));
        old.execute("CREATE TABLE CAMEL_MESSAGEPROCESSED (processorName VARCHAR(255), messageId VARCHAR(100),"
                + " createdAt TIMESTAMP, PRIMARY KEY (processorName, messageId))");
        old.update(
                "INSERT INTO CAMEL_MESSAGEPROCESSED VALUES ('email', ?, ?)",
                VEHICLE + "/PERMISSION/null",
                System.currentTimeMillis());
        start();

        deliver(Events.event(permissionBody("e1", "ERROR", "closure-islocked")));

        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void anotherNodeDoesNotRepeatWhatWasMailedWhenTheEventLogIsInPostgresql(@TempDir Path otherNode) throws Exception {
        String eventLog = "signalpost.event-log.url=" + LogDatabase.postgresql().url();
        start(eventLog);
        deliver(permission("e1", "ERROR"));
        route.close();
        route = MailRoute.start(otherNode, "routes/email.camel.yaml", port, eventLog);

        deliver(permission("e2", "ERROR"));

        assertThat(subjects()).hasSize(1);
        assertThat(dataDir.resolve("email.db")).doesNotExist();
        IdempotentRepository ofOtherRoutes =
                route.context().getBean("destination-email-sent", IdempotentRepository.class);
        assertThat(ofOtherRoutes.add("low-battery/" + "v".repeat(500))).isTrue();
        assertThat(ofOtherRoutes.contains("low-battery/" + "v".repeat(500))).isTrue();
        assertThat(ofOtherRoutes.remove("low-battery/" + "v".repeat(500))).isTrue();
        assertThat(ofOtherRoutes.contains("low-battery/" + "v".repeat(500))).isFalse();
    }

    @Test
    void whatIsRememberedOfAVehicleIsErased() throws Exception {
        start();
        deliver(permission("e1", "ERROR"));

        eraseTheVehicleAndNoOther();
    }

    @Test
    void whatIsRememberedOfAVehicleInTheEventLogsPostgresqlIsErased() throws Exception {
        start("signalpost.event-log.url=" + LogDatabase.postgresql().url());
        deliver(permission("e1", "ERROR"));

        eraseTheVehicleAndNoOther();
    }

    private void eraseTheVehicleAndNoOther() {
        IdempotentRepository ofOtherRoutes =
                route.context().getBean("destination-email-sent", IdempotentRepository.class);
        ofOtherRoutes.add("low-battery/" + Events.VEHICLE);
        ofOtherRoutes.add("low-battery/another");
        VehicleEraser eraser = route.context().getBean("destination-email-eraser", VehicleEraser.class);

        assertThat(eraser.erase("%").values()).containsOnly(0L);
        assertThat(eraser.erase(Events.VEHICLE))
                .containsEntry("fault_alert", 1L)
                .containsEntry("camel_messageprocessed", 1L);

        assertThat(eraser.count(Events.VEHICLE).values()).containsOnly(0L);
        assertThat(ofOtherRoutes.contains("low-battery/another")).isTrue();
        assertThat(eraser.clearRemains()).isTrue();
    }

    @Test
    void failsWithAConnectionErrorWhileTheServerIsDownAndMailsWhenItIsBack() throws Exception {
        start();
        mail.stop();
        Exception failure = route.deliver("email", permission("e1", "ERROR"));
        runServer();

        deliver(permission("e1", "ERROR"));

        assertThat(failure).hasRootCauseInstanceOf(ConnectException.class);
        assertThat(subjects()).hasSize(1);
    }

    @Test
    void failsWhenTheLoginIsWrongAndDoesNotNameThePassword() throws Exception {
        start("destination.email.password=wrong-secret");

        Exception failure = route.deliver("email", permission("e1", "ERROR"));

        assertThat(failure).hasRootCauseInstanceOf(AuthenticationFailedException.class);
        assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("wrong-secret");
    }

    @Test
    void doesNotMailInTheClearWhenStarttlsIsSet() throws Exception {
        start("destination.email.encryption=starttls");

        Exception failure = route.deliver("email", permission("e1", "ERROR"));

        assertThat(failure).hasStackTraceContaining("STARTTLS is required");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void takesSubjectAndTextFromTheOperatorsFiles() throws Exception {
        Path subject = Files.writeString(dataDir.resolve("subject.txt"), "Fault ${body.type}\n");
        Path text = Files.writeString(dataDir.resolve("text.txt"), "See ${variable.event.id}");
        start("destination.email.subject-template=file:" + subject, "destination.email.text-template=file:" + text);

        deliver(permission("e1", "ERROR"));

        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Fault PERMISSION");
        assertThat(mail.getReceivedMessages()[0].getContent().toString()).startsWith("See e1");
    }

    @Test
    void takesAddressesWithNamesAndPlusSigns() throws Exception {
        start(
                "destination.email.from=Signalpost & Co <signalpost+alerts@example.com>",
                "destination.email.to=Fleet 100% <fleet+alerts@example.com>");

        deliver(permission("e1", "ERROR"));

        MimeMessage alert = mail.getReceivedMessages()[0];
        assertThat(alert.getFrom()[0]).hasToString("Signalpost & Co <signalpost+alerts@example.com>");
        assertThat(alert.getAllRecipients()[0]).hasToString("Fleet 100% <fleet+alerts@example.com>");
    }

    @Test
    void refusesToStartWithoutARecipientAndNamesTheKey() {
        assertThatThrownBy(() -> start("destination.email.to="))
                .rootCause()
                .hasMessageContaining("destination.email.to (DESTINATION_EMAIL_TO)");
    }

    @Test
    void asksTheEventLogForErrorsOnly() {
        start();

        assertThat(route.endpoint("email").getEventTypes()).isEqualTo("VEHICLE_ERROR");
    }

    private void deliver(VehicleEvent event) throws Exception {
        assertThat(route.deliver("email", event)).isNull();
    }

    private static VehicleEvent permission(String id, String state) {
        return Events.event(permissionBody(id, state));
    }

    private static ObjectNode permissionBody(String id, String state, String... signals) {
        return Events.faultBody(id, 0, "PERMISSION", null, state, signals);
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private void start(String... properties) {
        route = MailRoute.start(dataDir, "routes/email.camel.yaml", port, properties);
    }
}
