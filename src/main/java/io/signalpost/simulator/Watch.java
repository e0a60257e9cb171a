package io.signalpost.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;

/**
 * Watches one vehicle for one webhook and says what has to be sent: a VEHICLE_STATE when a trigger has changed its value, a
 * VEHICLE_ERROR when something cannot be read, and another when it can be read again (Smartcar, "VEHICLE_STATE",
 * "VEHICLE_ERROR"). That the whole connection fails is noticed at once; that single signals do, when all are read for a
 * VEHICLE_STATE.
 */
final class Watch {

    /** Of the legacy webhooks on a schedule, their shortest. */
    private static final Duration SCHEDULE = Duration.ofHours(1);

    private final SimulatedVehicle vehicle;
    private final Map<String, JsonNode> lastSeen = new HashMap<>();
    private OpenFaults faults = new OpenFaults();
    private boolean first = true;
    private int generation;
    private Duration sinceSchedule = Duration.ZERO;

    Watch(SimulatedVehicle vehicle) {
        this.vehicle = vehicle;
    }

    /**
     * What there is to send, in the order in which it happened. A webhook that has not been active all the time since the
     * last look begins anew: nothing that was missed is sent.
     *
     * @param lived simulated time since the last look
     * @param now   time stamp of what is read
     */
    List<OutgoingEvent> look(Webhook webhook, Duration lived, Instant now) {
        if (webhook.generation() != generation) {
            restart(webhook.generation());
        }
        sinceSchedule = sinceSchedule.plus(lived);
        List<OutgoingEvent> events = new ArrayList<>();
        Optional<SignalError> broken = vehicle.connectionError();
        faults.connection(broken.orElse(null)).forEach(some -> events.add(error(webhook, some)));
        if (broken.isPresent()) {
            return events;
        }
        List<SignalDefinition> changed = new ArrayList<>(webhook.triggers());
        changed.removeIf(signal -> !changed(vehicle.read(signal, now)));
        if (first || (webhook.profile().scheduled() ? scheduled() : !changed.isEmpty())) {
            List<Reading> readings = webhook.data().stream()
                    .map(signal -> vehicle.read(signal, now))
                    .toList();
            events.add(event(webhook, Type.VEHICLE_STATE, readings, first ? List.of() : changed, List.of()));
            first = false;
            faults.signals(readings).forEach(some -> events.add(error(webhook, some)));
        }
        return events;
    }

    /** Whether any of the triggers can ever fire. */
    boolean mayTell(Webhook webhook) {
        return first
                || webhook.generation() != generation
                || webhook.profile().scheduled()
                || webhook.triggers().stream().anyMatch(vehicle::changes);
    }

    /** A VEHICLE_ERROR of this vehicle. */
    OutgoingEvent error(Webhook webhook, List<Fault> some) {
        return event(webhook, Type.VEHICLE_ERROR, List.of(), List.of(), some);
    }

    private void restart(int ofGeneration) {
        generation = ofGeneration;
        lastSeen.clear();
        faults = new OpenFaults();
        first = true;
        sinceSchedule = Duration.ZERO;
    }

    /** Remembers the value, too. What is seen for the first time has not changed. */
    private boolean changed(Reading reading) {
        if (!reading.ok()) {
            return false;
        }
        JsonNode before = lastSeen.put(reading.signal().code(), reading.body());
        return before != null && !before.equals(reading.body());
    }

    private boolean scheduled() {
        boolean due = sinceSchedule.compareTo(SCHEDULE) >= 0;
        if (due) {
            sinceSchedule = Duration.ZERO;
        }
        return due;
    }

    private OutgoingEvent event(
            Webhook webhook, Type type, List<Reading> readings, List<SignalDefinition> triggers, List<Fault> some) {
        return new OutgoingEvent(
                UUID.randomUUID().toString(),
                type,
                vehicle.identity().mode().equals("live") ? Mode.LIVE : Mode.SIMULATED,
                webhook.info(),
                vehicle.identity(),
                readings,
                triggers,
                type == Type.VEHICLE_STATE && first,
                some,
                null);
    }
}
