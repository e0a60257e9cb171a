package io.signalpost.kamelet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.Passing;
import io.signalpost.eventlog.delivery.UndeliverableException;

/**
 * What a filter decides about: the body of a message, or an element of it.
 *
 * @param body     an event, or a reading as {@code to-readings} makes them
 * @param event    that it comes from, as it is in the log whatever the route has made of it
 * @param readings of the signals that are looked at; none when the event has none, or only failed ones
 */
record Candidate(Object body, VehicleEvent event, List<SignalOfEvent> readings) {

    /** @param signal that is looked at; empty for all */
    static Candidate of(Object body, String signal, Passing passing) {
        String id = body instanceof VehicleEvent given
                ? given.id()
                : body instanceof Map<?, ?> reading ? String.valueOf(reading.get(ToReadings.EVENT_ID)) : null;
        VehicleEvent event = id == null ? null : passing.event(id);
        if (event == null) {
            throw new UndeliverableException("the body is " + Bodies.kind(body)
                    + ", and not a VehicleEvent of this delivery, a list of them, or a reading of to-readings:"
                    + " put the Kamelet before the step that changes it");
        }
        Stream<Signal> signals = body instanceof Map<?, ?> reading
                ? Stream.of(event.signal(String.valueOf(reading.get(ToReadings.CODE))))
                : event.signals().stream();
        String wanted = signal.isEmpty() ? "" : event.signal(signal).code();
        return new Candidate(
                body,
                event,
                signals.filter(Signal::ok)
                        .filter(each -> wanted.isEmpty() || wanted.equals(each.code()))
                        .map(each -> new SignalOfEvent(event, each))
                        .toList());
    }

    /** Whether there is a vehicle whose values before could be known. */
    boolean hasVehicle() {
        return event.vehicle().id() != null;
    }
}
