package io.signalpost.destination.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.FutureTimes;
import io.signalpost.event.VehicleEvent;

/** Makes of a batch of events what it writes to the tables of the database destination. */
public final class DatabaseRows {

    private final FutureTimes futureTimes;

    public DatabaseRows(FutureTimes futureTimes) {
        this.futureTimes = futureTimes;
    }

    /**
     * Rows for the statements in {@code database/}, each with the values of its parameters in their order.
     *
     * @param events   one for each event
     * @param readings one for each signal, the first value the place of its event among {@code events}
     * @param latest   one for each vehicle and signal
     * @param vehicles one for each event that names its vehicle
     * @param faulty   events that open or resolve faults: what they change depends on those that are open
     */
    public record Rows(
            List<Object[]> events,
            List<Object[]> readings,
            List<Object[]> latest,
            List<Object[]> vehicles,
            List<VehicleEvent> faulty) {

        /** Without values, so that it may be logged. */
        @Override
        public String toString() {
            return "events %d, readings %d, latest values %d, with faults %d"
                    .formatted(events.size(), readings.size(), latest.size(), faulty.size());
        }
    }

    /** Asks no table, so that it need not be done within the transaction. Counts which times are not believed. */
    public Rows of(List<VehicleEvent> batch) {
        Map<String, VehicleEvent> once = new LinkedHashMap<>();
        batch.forEach(event -> once.putIfAbsent(SqlValue.text(event.id()), event));
        List<Object[]> events = new ArrayList<>(once.size());
        List<Object[]> vehicles = new ArrayList<>(once.size());
        List<VehicleEvent> faulty = new ArrayList<>();
        SignalRows signals = new SignalRows();
        for (VehicleEvent event : once.values()) { // one by one, as what was read of its body may be forgotten
            futureTimes.count(event);
            signals.add(event, events.size());
            events.add(EventRows.row(event));
            if (event.vehicle().id() != null) {
                vehicles.add(VehicleRows.row(event));
            }
            if (event.vehicle().id() != null && !event.faults().isEmpty()) {
                faulty.add(event);
            }
        }
        return new Rows(events, signals.readings(), signals.latest(), vehicles, faulty);
    }
}
