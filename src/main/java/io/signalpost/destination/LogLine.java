package io.signalpost.destination;

import java.util.stream.Collectors;

import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;

/** One event as one line that names no vehicle, person or place. */
public final class LogLine {

    private static final int MAX_LENGTH = 500;

    private LogLine() {}

    public static String of(VehicleEvent event) {
        String triggers = event.triggers().stream()
                .map(Trigger::code)
                .filter(code -> code != null)
                .collect(Collectors.joining(", "));
        String line = "%s %s: %d signals, %d faults%s"
                .formatted(
                        event.type(),
                        event.id(),
                        event.signals().size(),
                        event.faults().size(),
                        triggers.isEmpty() ? "" : ", triggered by " + triggers);
        return SingleLine.of(line, MAX_LENGTH);
    }
}
