package io.signalpost.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Fleet;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;

/**
 * Bodies as the simulator's vehicles send them, without anybody they are sent to. The same seed and time make the same
 * bodies; another seed makes other vehicles, users, webhooks and ids, and another choice of signals.
 */
public final class SimulatedBodies {

    private static final int VEHICLES = 50;
    private static final int WEBHOOKS = 20;
    private static final Duration BETWEEN = Duration.ofMinutes(7);
    private static final int MOST_SIGNALS = 30; // of a webhook of all kinds

    private final Random random;
    private final List<SimulatedVehicle> vehicles;
    private Instant now;

    /** A choice of signals, which each of its bodies has in the same order. */
    private record Webhook(WebhookInfo info, List<SignalDefinition> signals) {}

    public SimulatedBodies(long seed, Instant from) {
        this.random = new Random(seed);
        this.now = from;
        Fleet fleet = new Fleet(seed, "live");
        this.vehicles = Stream.generate(fleet::next).limit(VEHICLES).toList();
    }

    /** Of about so many bytes each, in the form that Smartcar sends today: as many signals as fit, over and over. */
    public Stream<byte[]> ofLength(int bytes) {
        List<Webhook> webhooks = IntStream.range(0, WEBHOOKS)
                .mapToObj(i -> fitting(webhook(shuffled()), bytes))
                .toList();
        return Stream.generate(() -> state(any(webhooks), any(vehicles), WireProfile.WIRE_4_0))
                .flatMap(Optional::stream);
    }

    /** Of all lengths, and of all forms that Smartcar has ever sent, today's the most; errors among them. */
    public Stream<byte[]> ofAllKinds() {
        return Stream.generate(() -> random.nextInt(8) == 0
                        ? error(webhook(shuffled().subList(0, 3)), any(vehicles))
                        : state(
                                webhook(shuffled().subList(0, 1 + random.nextInt(MOST_SIGNALS))),
                                any(vehicles),
                                random.nextInt(8) == 0 ? any(List.of(WireProfile.values())) : WireProfile.WIRE_4_0))
                .flatMap(Optional::stream);
    }

    private Webhook fitting(Webhook all, int bytes) {
        double one = length(new Webhook(all.info, all.signals.subList(0, 1)));
        double each = (length(all) - one) / (all.signals.size() - 1);
        int count = 1 + (int) Math.max(0, Math.round((bytes - one) / each));
        return new Webhook(
                all.info,
                IntStream.range(0, count)
                        .mapToObj(i -> all.signals.get(i % all.signals.size()))
                        .toList());
    }

    private double length(Webhook webhook) {
        return vehicles.stream()
                .flatMap(vehicle -> state(webhook, vehicle, WireProfile.WIRE_4_0).stream())
                .mapToInt(body -> body.length)
                .average()
                .orElseThrow();
    }

    private Webhook webhook(List<SignalDefinition> signals) {
        UnitSystem units = any(List.of(UnitSystem.values()));
        return new Webhook(new WebhookInfo(uuid(), "Webhook " + random.nextInt(1_000), uuid(), units), signals);
    }

    private Optional<byte[]> state(Webhook webhook, SimulatedVehicle vehicle, WireProfile form) {
        live(vehicle);
        List<Reading> readings = webhook.signals.stream()
                .map(signal -> vehicle.read(signal, now))
                .toList();
        boolean first = random.nextInt(20) == 0;
        List<SignalDefinition> changed = webhook.signals.subList(0, first ? 0 : 1);
        return write(webhook, vehicle, Type.VEHICLE_STATE, readings, changed, first, List.of(), form);
    }

    private Optional<byte[]> error(Webhook webhook, SimulatedVehicle vehicle) {
        live(vehicle);
        var error = any(List.copyOf(Catalog.get().errors()));
        Fault fault = new Fault(new SignalError(error.type(), error.code()), random.nextInt(3) == 0, webhook.signals);
        return write(
                webhook,
                vehicle,
                Type.VEHICLE_ERROR,
                List.of(),
                List.of(),
                false,
                List.of(fault),
                WireProfile.WIRE_4_0);
    }

    private void live(SimulatedVehicle vehicle) {
        now = now.plusMillis(random.nextInt(10_000));
        vehicle.live(BETWEEN, now);
    }

    private Optional<byte[]> write(
            Webhook webhook,
            SimulatedVehicle vehicle,
            Type type,
            List<Reading> readings,
            List<SignalDefinition> triggers,
            boolean first,
            List<Fault> faults,
            WireProfile form) {
        OutgoingEvent event = new OutgoingEvent(
                uuid(), type, Mode.LIVE, webhook.info, vehicle.identity(), readings, triggers, first, faults, null);
        return form.write(event, uuid(), now.plusMillis(random.nextInt(3_000)));
    }

    private List<SignalDefinition> shuffled() {
        List<SignalDefinition> signals = new ArrayList<>(Catalog.get().signals());
        Collections.shuffle(signals, random);
        return signals;
    }

    private String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
