package io.signalpost.destination.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;

/** Gathers, event by event, rows for {@code signal-reading.sql} and {@code vehicle-signal.sql}. */
final class SignalRows {

    /** Rows close together in the table are written together, and two transactions never wait for each other. */
    private static final Comparator<Map.Entry<Key, SignalReading>> BY_KEY =
            Map.Entry.comparingByKey(Comparator.comparing(Key::vehicleId).thenComparing(Key::code));

    private record Key(String vehicleId, String code) {}

    private final List<Object[]> readings = new ArrayList<>();
    private final Map<Key, SignalReading> latest = new HashMap<>();

    /**
     * One row per signal of the event, failed ones included, in the order of their keys.
     *
     * @param place of the event in its batch
     */
    void add(VehicleEvent event, int place) {
        String vehicleId = SqlValue.text(event.vehicle().id());
        Map<String, Integer> positions = new HashMap<>();
        List<SignalReading> read = new ArrayList<>();
        for (Signal signal : event.signals()) {
            String code = SqlValue.text(signal.code());
            int position = positions.merge(code, 1, Integer::sum) - 1;
            SignalReading reading = SignalReading.of(event, signal, code, position);
            read.add(reading);
            if (vehicleId != null && signal.hasValue()) {
                latest.merge(new Key(vehicleId, code), reading, SignalRows::newer);
            }
        }
        read.sort(Comparator.comparing(SignalReading::code).thenComparing(SignalReading::position));
        read.forEach(reading -> readings.add(reading.row(place)));
    }

    private static SignalReading newer(SignalReading before, SignalReading after) {
        return after.recency().supersedes(before.recency()) ? after : before;
    }

    /** Rows for {@code signal-reading.sql}, but for the first value: the event's place, not yet its number. */
    List<Object[]> readings() {
        return readings;
    }

    /**
     * The newest per vehicle and signal that has a value. The table would sort them out by itself, but PostgreSQL refuses a
     * statement that updates a row twice.
     */
    List<Object[]> latest() {
        return latest.entrySet().stream()
                .sorted(BY_KEY)
                .map(entry -> entry.getValue().latest(entry.getKey().vehicleId()))
                .toList();
    }
}
