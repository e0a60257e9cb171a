package io.signalpost.destination.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.fault.MovedAlerts;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.testing.SqliteFile;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which faults the {@code email} destination has mailed already. */
class EmailRepeatsTest extends EmailDestination {

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
    void alertsOnceAlsoWhenTheEventLogIsMovedToPostgresqlMeanwhile() throws Exception {
        start();
        deliver(permission("e1", "ERROR"));
        route.context()
                .getBean("destination-email-sent", IdempotentRepository.class)
                .add("low-battery/" + VEHICLE);
        route.close();
        String url = LogDatabase.postgresql().url();

        for (int time = 0; time < 2; time++) { // the second after a kill
            assertThat(MovedAlerts.move(dataDir, url, null, null))
                    .isEqualTo(Map.of("fault_alert", 1, "CAMEL_MESSAGEPROCESSED", 1));
        }

        start("signalpost.event-log.url=" + url);
        deliver(permission("e2", "ERROR"));
        assertThat(subjects()).hasSize(1);
        assertThat(route.context()
                        .getBean("destination-email-sent", IdempotentRepository.class)
                        .contains("low-battery/" + VEHICLE))
                .isTrue();
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
}
