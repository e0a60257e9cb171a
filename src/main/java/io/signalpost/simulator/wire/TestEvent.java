package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;

/** What "Test webhook" of the Smartcar Dashboard sends: a vehicle that does not exist, with the same values every time. */
public final class TestEvent {

    private static final VehicleIdentity VEHICLE = new VehicleIdentity(
            "a0e5a9d2-7c1b-4f38-9d64-000000000001",
            "a0e5a9d2-7c1b-4f38-9d64-000000000002",
            null,
            "TESLA",
            "Model 3",
            2020,
            "BEV",
            "test");

    private TestEvent() {}

    /**
     * @param triggers of the webhook; all are said to have changed
     * @param data     signals of the webhook; each has the catalogue's example as its value
     */
    public static OutgoingEvent of(
            WebhookInfo webhook, List<SignalDefinition> triggers, List<SignalDefinition> data, Instant now) {
        return new OutgoingEvent(
                UUID.randomUUID().toString(),
                Type.VEHICLE_STATE,
                Mode.TEST,
                webhook,
                VEHICLE,
                data.stream().map(signal -> reading(signal, now)).toList(),
                triggers,
                false,
                List.of(),
                null);
    }

    private static Reading reading(SignalDefinition signal, Instant now) {
        Instant time = signal.attribute() ? Instant.EPOCH : now;
        return new Reading(signal, signal.exampleBody(), null, time, time);
    }
}
