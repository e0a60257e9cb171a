package io.signalpost.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.WireProfile;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A simulator with three vehicles that live step by step, and somebody's receiver for it to send to. */
@Timeout(60)
abstract class SimulationTest {

    protected static final List<String> TRIGGERS =
            List.of("tractionbattery-stateofcharge", "charge-ischarging", "odometer-traveleddistance");
    private static final List<String> DATA = List.of("location-preciselocation", "closure-doors");

    protected final Receiver receiver = new Receiver();
    protected final Simulator simulator = new Simulator(
            new Application("client", "secret", Examples.TOKEN),
            new SimulatorSettings(7, 10_000, Mode.LIVE, true, Duration.ofSeconds(5), 3, 1000));

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    /** A webhook of the current form, not yet verified. */
    protected Webhook create(boolean autoSubscribe) {
        return simulator.create(draft("/hook", null, autoSubscribe, WireProfile.WIRE_4_0));
    }

    protected WebhookDraft draft(String path, String errorPath, boolean autoSubscribe, WireProfile profile) {
        return new WebhookDraft(
                "webhook",
                "Fleet",
                receiver.uri(path).toString(),
                errorPath,
                TRIGGERS,
                DATA,
                null,
                autoSubscribe,
                profile);
    }

    /** Sends the challenge and waits for what comes of it. */
    protected Verification verify(Webhook webhook) throws Exception {
        return simulator.verify(webhook.id()).get(10, TimeUnit.SECONDS);
    }

    /** Lets vehicles live until something was sent so many times, one after the other. */
    protected void deliver(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            for (var delivery : simulator.advance()) {
                delivery.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** What the receiver took of type VEHICLE_STATE. */
    protected List<VehicleEvent> states() {
        return receiver.events().stream()
                .filter(event -> event.type().equals("VEHICLE_STATE"))
                .toList();
    }
}
