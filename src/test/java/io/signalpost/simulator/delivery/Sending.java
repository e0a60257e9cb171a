package io.signalpost.simulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.signalpost.simulator.clock.SimulatedClock;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;

/** A sender with everything around it, and a receiver. */
final class Sending implements AutoCloseable {

    static final String TOKEN = "token-in-use";

    private static final VehicleIdentity VEHICLE =
            new VehicleIdentity("vehicle", "user", null, "KIA", "EV6", 2023, "BEV", "live");

    final Application application = new Application("client", "secret", TOKEN);
    final DeliveryLog log = new DeliveryLog(10_000);
    final Receiver receiver = Receiver.start();
    final SimulatedClock clock;
    final Sender sender;

    private Sending(double scale, Duration answerTimeout, boolean allowLocal) {
        clock = new SimulatedClock(scale);
        sender = new Sender(application, clock, log, answerTimeout, allowLocal);
    }

    /** Attempts follow each other after 25, 50 and 100 ms. */
    static Sending fast() {
        return new Sending(1000, Duration.ofSeconds(15), true);
    }

    static Sending scaled(double scale) {
        return new Sending(scale, Duration.ofSeconds(15), true);
    }

    static Sending impatient() {
        return new Sending(1000, Duration.ofMillis(200), true);
    }

    static Sending toPublicAddressesOnly() {
        return new Sending(1000, Duration.ofSeconds(15), false);
    }

    static OutgoingEvent event(Type type, Mode mode) {
        return new OutgoingEvent(
                UUID.randomUUID().toString(),
                type,
                mode,
                new OutgoingEvent.WebhookInfo("webhook", "Webhook", "client", UnitSystem.METRIC),
                VEHICLE,
                List.of(),
                List.of(),
                true,
                List.of(),
                null);
    }

    static OutgoingEvent event() {
        return event(Type.VEHICLE_STATE, Mode.LIVE);
    }

    /** Without luck and bad luck: struck by these faults, as hard as {@code lot} says. */
    CompletableFuture<Delivery> send(OutgoingEvent event, URI target, double lot, FaultKind... faults) {
        return sender.send(event, target, WireProfile.WIRE_4_0, new Draw(Set.of(faults), lot), () -> true)
                .orElseThrow();
    }

    CompletableFuture<Delivery> send(URI target, FaultKind... faults) {
        return send(event(), target, 0, faults);
    }

    @Override
    public void close() {
        sender.close();
        clock.close();
        receiver.close();
    }
}
