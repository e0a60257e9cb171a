package io.signalpost.destination.line;

import java.util.Set;
import java.util.stream.Collectors;

import io.signalpost.destination.SingleLine;
import io.signalpost.event.Signal;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;

/** One event as one line that names no vehicle, person or place. */
public final class LogLine {

    private static final int MAX_LENGTH = 500;
    /** Groups whose values tell where a vehicle is, which one it is, or whose. */
    private static final Set<String> PERSONAL = Set.of("location", "vehicleidentification", "vehicleuseraccount");

    private LogLine() {}

    /** For instance {@code VEHICLE_STATE 0a8c63ca, 4 signals: tractionbattery-stateofcharge 57 percent, closure-doors}. */
    public static String of(VehicleEvent event) {
        String what = event.faults().isEmpty()
                ? event.triggers().stream()
                        .filter(trigger -> trigger.code() != null)
                        .map(trigger -> trigger(event, trigger))
                        .collect(Collectors.joining(", "))
                : event.faults().stream()
                        .map(fault -> fault.type() + "/" + fault.code() + " " + fault.state())
                        .collect(Collectors.joining(", "));
        String signals = event.signals().isEmpty() ? "" : ", " + event.signals().size() + " signals";
        return SingleLine.of(event.type() + " " + event.id() + signals + ": " + what, MAX_LENGTH);
    }

    private static String trigger(VehicleEvent event, Trigger trigger) {
        Signal signal = event.signal(trigger.code());
        Object value = signal.number() != null ? signal.number() : signal.bool();
        if (value == null || PERSONAL.contains(trigger.code().split("-")[0])) {
            return trigger.code();
        }
        return trigger.code() + " " + value + (signal.unit() == null ? "" : " " + signal.unit());
    }
}
