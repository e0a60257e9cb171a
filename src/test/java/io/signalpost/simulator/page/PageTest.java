package io.signalpost.simulator.page;

import java.net.InetAddress;
import java.util.List;

import io.signalpost.simulator.Receiver;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.server.SimulatorServer;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.testing.Browser;
import io.signalpost.testing.Examples;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** The simulator's page in a real browser, with somebody's receiver at the other end. */
@ExtendWith(SharedBrowser.class)
abstract class PageTest {

    protected static final String CHARGE = "tractionbattery-stateofcharge";
    protected static final String ODOMETER = "odometer-traveleddistance";

    protected static Browser browser;
    protected static Receiver receiver;

    protected Simulator simulator;
    private SimulatorServer server;

    @BeforeAll
    static void startTheReceiver() {
        browser = SharedBrowser.browser();
        receiver = new Receiver();
    }

    @AfterAll
    static void stopTheReceiver() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @BeforeEach
    void openThePage() {
        simulator = new Simulator(
                new Application("client", "not-a-secret", Examples.TOKEN),
                new SimulatorSettings(7, 60, Mode.LIVE, true, ofSeconds(15), 3, 10_000));
        simulator.start();
        server = SimulatorServer.start(simulator, InetAddress.getLoopbackAddress(), 0, callbackUri());
        browser.open(server.uri());
    }

    @AfterEach
    void stopTheSimulator() {
        List<String> complaints = browser.complaints();
        browser.run("location = 'about:blank'");
        server.close();
        simulator.close();
        assertThat(complaints).isEmpty();
    }

    /** A verified webhook with all vehicles. */
    protected void feed(String name, String... data) {
        Webhook webhook = simulator.create(new WebhookDraft(
                null,
                name,
                callbackUri(),
                null,
                List.of(CHARGE, ODOMETER, "location-preciselocation"),
                List.of(data),
                null,
                true,
                null));
        assertThat(simulator.verify(webhook.id()).join().verified()).isTrue();
    }

    protected static String callbackUri() {
        return receiver.uri("/hook").toString();
    }
}
