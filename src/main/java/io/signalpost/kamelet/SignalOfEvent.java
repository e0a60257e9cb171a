package io.signalpost.kamelet;

import io.signalpost.event.Recency;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;

/** What an event, as it is in the log, says of one signal. */
record SignalOfEvent(VehicleEvent event, Signal signal) {

    /** When it was read, in milliseconds since 1970. */
    long readAt() {
        return recency().time().toEpochMilli();
    }

    Recency recency() {
        return Recency.of(event, signal);
    }
}
