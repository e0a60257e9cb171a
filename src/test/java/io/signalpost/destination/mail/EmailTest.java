package io.signalpost.destination.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import org.junit.jupiter.api.Test;

import static io.signalpost.destination.Events.VEHICLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the {@code email} destination mails, and to whom. */
class EmailTest extends EmailDestination {

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
    void mailsOnlyTheFaultsOfAnEventThatNeedAPerson() throws Exception {
        start();

        assertThat(route.deliver("email", Events.example("vehicle-error.json"))).isNull();
        assertThat(route.deliver("email", Events.example("vehicle-error-unreachable.json")))
                .isNull();

        assertThat(subjects()).contains("KIA EV6: PERMISSION").doesNotContain("KIA EV6: VEHICLE_STATE UNREACHABLE");
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
    void setsNoHeaderFromTheEvent() throws Exception {
        start();

        route.deliver("email", Events.example("vehicle-error-auth-failed.json"));

        assertThat(Collections.list(mail.getReceivedMessages()[0].getAllHeaders()))
                .noneMatch(header -> header.getName().startsWith("Smartcar"))
                .noneMatch(header -> header.getName().startsWith("Camel"));
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
}
