package io.signalpost.destination;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.event.VehicleEvent;

/** What a batch of events writes to the tables of the database destination. */
public final class DatabaseRows {

    private final EventRows events;
    private final FaultRows faults;

    public DatabaseRows(EventRows events, FaultRows faults) {
        this.events = events;
        this.faults = faults;
    }

    /** Rows by parameter name, for the statement in {@code database/} of the like name. */
    public record Rows(
            Collection<Map<String, Object>> events,
            Collection<Map<String, Object>> readings,
            Collection<Map<String, Object>> latest,
            Collection<Map<String, Object>> faultSignals,
            Collection<Map<String, Object>> faults,
            Collection<Map<String, Object>> vehicles) {

        public int count() {
            return Stream.of(events, readings, latest, faultSignals, faults, vehicles)
                    .mapToInt(Collection::size)
                    .sum();
        }
    }

    /** Within the transaction that writes them, since it asks the tables which faults are open. */
    public Rows of(List<VehicleEvent> batch) {
        List<Map<String, Object>> readings = SignalRows.readings(batch);
        FaultRows.Changes changes = faults.changes(batch);
        return new Rows(
                events.of(batch),
                readings,
                SignalRows.latest(readings),
                changes.signals(),
                changes.faults(),
                VehicleRows.of(batch));
    }
}
