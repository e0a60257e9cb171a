package io.signalpost.observe.vehicle;

import io.signalpost.destination.database.KnownVehicles;
import io.signalpost.destination.database.TablesGuard;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.EventTable;

/** Stops a start that would begin a new event log beside vehicles that an older one has told of: that one is missing. */
final class MissingLogCheck implements TablesGuard {

    private final EventLog eventLog;

    MissingLogCheck(EventLog eventLog) {
        this.eventLog = eventLog;
    }

    @Override
    public void check(KnownVehicles vehicles) {
        if (hasNeverHadAnEvent() && vehicles.any()) {
            throw new IllegalStateException(
                    "signalpost.event-log.url: the event log is empty, but the database of destination.database.url knows"
                            + " vehicles, so it had another log; put that back, or set signalpost.event-log.allow-new=true"
                            + " to begin a new one");
        }
    }

    /** The last event is never removed. */
    private boolean hasNeverHadAnEvent() {
        return eventLog.store().read(EventTable::head) == 0;
    }
}
