package io.signalpost.observe.vehicle;

import io.signalpost.destination.vehicle.VehicleTable;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.EventTable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;

/** Stops a start that would begin a new event log beside vehicles that an older one has told of: that one is missing. */
final class MissingLogCheck implements SmartInitializingSingleton {

    private final EventLog eventLog;
    private final VehicleTable vehicles;

    MissingLogCheck(EventLog eventLog, VehicleTable vehicles) {
        this.eventLog = eventLog;
        this.vehicles = vehicles;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (hasNeverHadAnEvent() && knowsVehicles()) {
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

    private boolean knowsVehicles() {
        try {
            return vehicles.count(eventLog.clock().instant()).known() > 0;
        } catch (DataAccessException away) { // and its tables are nobody's concern now
            return false;
        }
    }
}
