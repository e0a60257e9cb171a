package io.signalpost.destination;

import java.nio.file.Path;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

class LowBatteryExampleTest {

    private static final String CHARGE = "tractionbattery-stateofcharge";

    @TempDir
    Path dataDir;

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private RunningRoute route;

    @BeforeEach
    void start() {
        mail.start();
        route = MailRoute.start(
                dataDir,
                "docs/examples/low-battery-email.camel.yaml",
                mail.getSmtp().getPort(),
                "destination.email.enabled=false",
                "destination.email.username=");
    }

    @AfterEach
    void stop() {
        route.close();
        mail.stop();
    }

    @Test
    void mailsOnceWhenTheChargeFallsBelow20AndAgainAfterCharging() throws Exception {
        for (int charge : new int[] {21, 20, 19, 18, 80, 17}) {
            assertThat(route.deliver("low-battery-email", state("e" + charge, charge, signal(CHARGE, charge, charge))))
                    .isNull();
        }

        assertThat(mail.getReceivedMessages())
                .extracting(message -> message.getContent().toString().strip())
                .containsExactly(
                        "The KIA EV6 with the id " + Events.VEHICLE + " has 19 % left.",
                        "The KIA EV6 with the id " + Events.VEHICLE + " has 17 % left.");
    }

    @Test
    void keepsQuietWhenTheChargeCouldNotBeRead() throws Exception {
        assertThat(route.deliver("low-battery-email", state("e1", 1, Events.failedSignal(CHARGE))))
                .isNull();

        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void asksTheEventLogForChangesOfTheCharge() {
        assertThat(route.endpoint("low-battery-email").getEventTypes()).isEqualTo("VEHICLE_STATE");
        assertThat(route.endpoint("low-battery-email").getTriggers()).isEqualTo(CHARGE);
    }
}
