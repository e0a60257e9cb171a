package io.signalpost.destination.mail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The {@code email} destination against GreenMail. */
abstract class EmailDestination {

    private static final String LOGIN = "signalpost";
    private static final String PASSWORD = "a+b/c=&%";

    @TempDir
    Path dataDir;

    final int port = TestSocketUtils.findAvailableTcpPort(); // the same one after a restart of the server
    GreenMail mail;
    RunningRoute route;

    @BeforeEach
    void startServer() {
        mail = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        runServer();
    }

    void runServer() {
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

    void start(String... properties) {
        route = MailRoute.start(dataDir, "routes/email.camel.yaml", port, properties);
    }

    void deliver(VehicleEvent event) throws Exception {
        assertThat(route.deliver("email", event)).isNull();
    }

    List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    static VehicleEvent permission(String id, String state) {
        return Events.event(permissionBody(id, state));
    }

    static ObjectNode permissionBody(String id, String state, String... signals) {
        return Events.faultBody(id, 0, "PERMISSION", null, state, signals);
    }
}
