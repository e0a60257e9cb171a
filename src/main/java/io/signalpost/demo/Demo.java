package io.signalpost.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.VehicleView;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.VehicleIdentity;
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
 * The whole life of an integration, told in the log: webhooks are created, verified and subscribed to, vehicles drive and
 * charge, one cannot be reached for a while, and the webhooks are disabled and enabled again.
 */
class Demo {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private static final Predicate<VehicleIdentity> COMBUSTION =
            vehicle -> vehicle.powertrainType().equals("ICE");

    private final Simulator simulator;
    private final SimulatorLifecycle running;
    private final WhereToLook whereToLook;

    Demo(Simulator simulator, SimulatorLifecycle running, WhereToLook whereToLook) {
        this.simulator = simulator;
        this.running = running;
        this.whereToLook = whereToLook;
    }

    /** One webhook for each kind of car: a car that is asked for what it cannot supply sends an error. */
    @Order(2) // after the simulator is there
    @EventListener(ApplicationReadyEvent.class)
    void run() {
        List<Webhook> webhooks = List.of(
                create("Batteries", COMBUSTION.negate(), "tractionbattery-stateofcharge", "charge-ischarging"),
                create("Tanks", COMBUSTION, "internalcombustionengine-fuellevel"));
        List<CompletableFuture<Verification>> verifications =
                webhooks.stream().map(webhook -> simulator.verify(webhook.id())).toList();
        CompletableFuture.allOf(verifications.toArray(CompletableFuture[]::new)).thenRun(() -> verifications.stream()
                .map(CompletableFuture::join)
                .filter(verification -> !verification.verified())
                .findFirst()
                .ifPresentOrElse(
                        failed -> log.warn("not verified: {}", failed.explanation()), () -> verified(webhooks)));
    }

    private Webhook create(String name, Predicate<VehicleIdentity> subscribed, String... triggers) {
        Webhook webhook = simulator.create(new WebhookDraft(
                "webhook",
                name,
                running.callback().toString(),
                null,
                List.of(triggers),
                List.of("odometer-traveleddistance", "location-preciselocation"),
                UnitSystem.METRIC,
                false,
                WireProfile.WIRE_4_0));
        vehicles().stream().filter(subscribed).forEach(vehicle -> simulator.subscribe(webhook.id(), vehicle.id()));
        return webhook;
    }

    private List<VehicleIdentity> vehicles() {
        return simulator.vehicles(List.of()).stream().map(VehicleView::identity).toList();
    }

    private void verified(List<Webhook> webhooks) {
        introduction(webhooks).lines().forEach(log::info);
        whereToLook.tell();
        String vehicle = vehicles().get(0).id();
        minutesLater(
                5,
                "a vehicle loses its connection: VEHICLE_ERROR",
                () -> simulator.breakConnection(vehicle, new SignalError("VEHICLE_STATE", "UNREACHABLE")));
        minutesLater(10, "it is back: VEHICLE_ERROR, resolved", () -> simulator.recover(vehicle));
        minutesLater(
                15,
                "the webhooks are disabled: nothing is sent",
                () -> webhooks.forEach(webhook -> simulator.disable(webhook.id())));
        minutesLater(
                18,
                "the webhooks are enabled: FIRST_DELIVERY",
                () -> webhooks.forEach(webhook -> simulator.enable(webhook.id())));
        simulator.clock().after(Duration.ofMinutes(30), whereToLook::staysInSight);
    }

    private void minutesLater(int minutes, String what, Runnable step) {
        simulator.clock().after(Duration.ofMinutes(minutes), () -> {
            step.run();
            log.info(what);
        });
    }

    private String introduction(List<Webhook> webhooks) {
        return """
               Demo
                 callback    %s, verified: it answers Smartcar's challenge
               %s
                 vehicles    %d made-up ones are subscribed; they live %.0f times as fast as real ones
                 log         each event appears below as one line, by routes/log.camel.yaml
               """.formatted(
                        running.callback(),
                        webhooks.stream().map(Demo::line).collect(Collectors.joining("\n")),
                        vehicles().size(),
                        simulator.clock().scale());
    }

    private static String line(Webhook webhook) {
        return webhook.triggers().stream()
                .map(SignalDefinition::code)
                .collect(Collectors.joining(" or ", "  webhook     " + webhook.name() + ": sends when ", " changes"));
    }
}
