package io.signalpost.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.signalpost.simulator.Subscriptions.Active;
import io.signalpost.simulator.clock.SimulatedClock;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.Draw;
import io.signalpost.simulator.delivery.FaultDial;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.delivery.Sender;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.TestEvent;

/** Sends what the watches see. Not thread-safe: {@code Simulator} guards it. */
final class Traffic {

    private final SimulatedClock clock;
    private final FaultDial faults;
    private final Sender sender;
    private final Webhooks webhooks;

    Traffic(SimulatedClock clock, FaultDial faults, Sender sender, Webhooks webhooks) {
        this.clock = clock;
        this.faults = faults;
        this.sender = sender;
        this.webhooks = webhooks;
    }

    /** Sends what there is to tell of a vehicle. @param lived simulated time since the last look */
    List<CompletableFuture<Delivery>> look(List<Active> subscriptions, Duration lived) {
        List<CompletableFuture<Delivery>> sent = new ArrayList<>();
        for (Active one : subscriptions) {
            Webhook webhook = webhooks.get(one.subscription().webhookId());
            if (webhook.active()) {
                one.watch().look(webhook, lived, clock.now()).forEach(event -> sent.addAll(send(event, webhook, one)));
            }
        }
        return sent;
    }

    /** Whether any of them could ever have anything to tell. */
    boolean possible(List<Active> subscriptions) {
        return subscriptions.stream().anyMatch(one -> {
            Webhook webhook = webhooks.get(one.subscription().webhookId());
            return webhook.active() && one.watch().mayTell(webhook);
        });
    }

    CompletableFuture<Delivery> test(Webhook webhook) {
        OutgoingEvent event = TestEvent.of(webhook.info(), webhook.triggers(), webhook.data(), clock.now());
        return sender.send(
                        event, webhook.callbackUri(), webhook.profile(), Draw.NONE, () -> webhooks.stillWants(webhook))
                .orElseThrow(() -> new ConflictException(
                        "profile " + webhook.profile().code() + " has no test delivery for these triggers"));
    }

    private List<CompletableFuture<Delivery>> send(OutgoingEvent event, Webhook webhook, Active subscription) {
        Draw draw = faults.next();
        List<CompletableFuture<Delivery>> sent = new ArrayList<>();
        send(event, webhook, draw, subscription).ifPresent(sent::add);
        if (draw.has(FaultKind.CONCURRENT_ERROR) && event.type() == Type.VEHICLE_STATE) {
            send(concurrentError(webhook, subscription, false), webhook, Draw.NONE, subscription)
                    .ifPresent(sent::add);
            Draw heldBack = new Draw(Set.of(FaultKind.DISORDER), draw.lot()); // so that it comes after the others
            send(concurrentError(webhook, subscription, true), webhook, heldBack, subscription)
                    .ifPresent(sent::add);
        }
        return sent;
    }

    private OutgoingEvent concurrentError(Webhook webhook, Active subscription, boolean resolved) {
        Fault fault = new Fault(new SignalError("UPSTREAM", "NO_RESPONSE"), resolved, webhook.triggers());
        return subscription.watch().error(webhook, List.of(fault));
    }

    private Optional<CompletableFuture<Delivery>> send(
            OutgoingEvent event, Webhook webhook, Draw draw, Active subscription) {
        return sender.send(
                event,
                webhook.target(event.type()),
                webhook.profile(),
                draw,
                () -> !subscription.ended() && webhooks.stillWants(webhook));
    }
}
