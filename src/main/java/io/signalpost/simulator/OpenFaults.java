package io.signalpost.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;

/**
 * What a webhook has been told of the faults of a vehicle. Each answer is a list of VEHICLE_ERROR events, and each of
 * these a list of faults: what has ended first, then what is new.
 */
final class OpenFaults {

    private SignalError connection;
    private Map<SignalError, List<SignalDefinition>> signals = Map.of();

    /** @param now what is wrong with the whole connection; null when nothing is */
    List<List<Fault>> connection(SignalError now) {
        SignalError before = connection;
        connection = now;
        return Objects.equals(before, now) ? List.of() : events(whole(before, true), whole(now, false));
    }

    /** @param now all that was read, with the signals that failed among them */
    List<List<Fault>> signals(List<Reading> now) {
        Map<SignalError, List<SignalDefinition>> before = signals;
        signals = new LinkedHashMap<>();
        now.stream().filter(reading -> !reading.ok()).forEach(reading -> signals.computeIfAbsent(
                        reading.error(), none -> new ArrayList<>())
                .add(reading.signal()));
        return events(without(before, signals, true), without(signals, before, false));
    }

    private static List<Fault> whole(SignalError error, boolean resolved) {
        return error == null ? List.of() : List.of(new Fault(error, resolved, List.of()));
    }

    private static List<Fault> without(
            Map<SignalError, List<SignalDefinition>> all,
            Map<SignalError, List<SignalDefinition>> known,
            boolean resolved) {
        List<Fault> faults = new ArrayList<>();
        all.forEach((error, failing) -> {
            List<SignalDefinition> others = new ArrayList<>(failing);
            others.removeAll(known.getOrDefault(error, List.of()));
            if (!others.isEmpty()) {
                faults.add(new Fault(error, resolved, others));
            }
        });
        return faults;
    }

    private static List<List<Fault>> events(List<Fault> ended, List<Fault> begun) {
        List<List<Fault>> events = new ArrayList<>(List.of(ended, begun));
        events.removeIf(List::isEmpty);
        return events;
    }
}
