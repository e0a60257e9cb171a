package io.signalpost.simulator.profile;

import java.time.Duration;
import java.util.List;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.PermissionSet;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/**
 * The whole life of an integration, told in the log: a webhook is created, verified and subscribed to, vehicles drive and
 * charge, one cannot be reached for a while, and the webhook is disabled and enabled again.
 */
class Demo {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private static final List<String> TRIGGERS = List.of(
            "tractionbattery-stateofcharge",
            "charge-ischarging",
            "internalcombustionengine-fuellevel",
            "closure-islocked");
    private static final List<String> DATA =
            List.of("odometer-traveleddistance", "location-preciselocation", "tractionbattery-range");

    private final Simulator simulator;
    private final SimulatorLifecycle running;
    private final String dataDir;

    Demo(Simulator simulator, SimulatorLifecycle running, String dataDir) {
        this.simulator = simulator;
        this.running = running;
        this.dataDir = dataDir;
    }

    @Order(2) // after the simulator is there
    @EventListener(ApplicationReadyEvent.class)
    void run() {
        Webhook webhook = simulator.create(new WebhookDraft(
                "webhook",
                "Demo",
                running.callback().toString(),
                null,
                TRIGGERS,
                DATA,
                UnitSystem.METRIC,
                true,
                WireProfile.WIRE_4_0));
        simulator.verify(webhook.id()).thenAccept(verification -> verified(webhook, verification));
    }

    private void verified(Webhook webhook, Verification verification) {
        if (!verification.verified()) {
            log.warn("not verified: {}", verification.explanation());
            return;
        }
        introduction(webhook).lines().forEach(log::info);
        String vehicle = simulator.subscriptions().get(0).vehicle().id();
        minutesLater(
                5,
                "a vehicle loses its connection: VEHICLE_ERROR",
                () -> simulator.breakConnection(vehicle, new SignalError("VEHICLE_STATE", "UNREACHABLE")));
        minutesLater(10, "it is back: VEHICLE_ERROR, resolved", () -> simulator.recover(vehicle));
        minutesLater(15, "the webhook is disabled: nothing is sent", () -> simulator.disable(webhook.id()));
        minutesLater(18, "the webhook is enabled: FIRST_DELIVERY", () -> simulator.enable(webhook.id()));
    }

    private void minutesLater(int minutes, String what, Runnable step) {
        simulator.clock().after(Duration.ofMinutes(minutes), () -> {
            step.run();
            log.info(what);
        });
    }

    private String introduction(Webhook webhook) {
        return """
               Demo
                 callback    %s, verified: it answers Smartcar's challenge
                 webhook     sends when one of %s changes; needs the permissions %s
                 vehicles    %d made-up ones are subscribed; they live %.0f times as fast as real ones
                 page        %s to watch them, and to create webhooks as in the Smartcar Dashboard
                 event log   sqlite3 %s/event-log.db 'SELECT seq, event_type, vehicle_id FROM event ORDER BY seq DESC LIMIT 5'
                 readings    sqlite3 %s/signals.db 'SELECT vehicle_id, code, coalesce(value_number, value_boolean), unit FROM vehicle_signal'
                 each event appears below as one line, by routes/log.camel.yaml
               """.formatted(
                        webhook.callbackUri(),
                        String.join(", ", TRIGGERS),
                        PermissionSet.of(webhook.data()).scope(),
                        simulator.subscriptions().size(),
                        simulator.clock().scale(),
                        running.page(),
                        dataDir,
                        dataDir);
    }
}
