package io.signalpost.eventlog.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.signalpost.eventlog.index.IndexTable;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Subjects;

/** The events of one vehicle. The index may lag behind, so the log is read through, a stretch at a time beside the writer. */
public final class VehicleEvents {

    private static final int STRETCH = 10_000;
    private static final int CHUNK = 200; // to a transaction, so that appends are hardly held up

    private final Store store;
    private final Destinations destinations;

    public VehicleEvents(Store store, Destinations destinations) {
        this.store = store;
        this.destinations = destinations;
    }

    /** Shows each that there is now, in the order they were appended. */
    public void forEach(String vehicleId, Consumer<LogEntry> action) {
        for (long seq : numbers(vehicleId)) {
            store.read(statements -> store.events().find(statements, seq)).ifPresent(action);
        }
    }

    /**
     * Erases those that there are now; returns how many. Their numbers, ids, types, modes and times stay, so that one that
     * Smartcar sends again is known and does not come back.
     */
    public int erase(String vehicleId) throws EventLogUnavailableException {
        List<Long> numbers = numbers(vehicleId);
        for (int from = 0; from < numbers.size(); from += CHUNK) {
            List<Long> chunk = numbers.subList(from, Math.min(numbers.size(), from + CHUNK));
            Map<Long, List<Long>> bySubject = new HashMap<>();
            List<Long> ofUnknown = new ArrayList<>();
            chunk.forEach(seq -> note(seq, bySubject, ofUnknown));
            destinations.erase(chunk, statements -> {
                IndexTable.forget(statements, bySubject);
                IndexTable.forget(statements, ofUnknown);
                return null;
            });
        }
        destinations.forgetReplays(vehicleId);
        return numbers.size();
    }

    /** @param ofUnknown gets it when its body cannot be read, which does not keep it from being erased */
    private void note(long seq, Map<Long, List<Long>> bySubject, List<Long> ofUnknown) {
        try {
            store.read(statements -> store.events().find(statements, seq))
                    .map(entry -> Subjects.of(entry).all())
                    .orElse(List.of())
                    .forEach(subject -> bySubject
                            .computeIfAbsent(subject, each -> new ArrayList<>())
                            .add(seq));
        } catch (IllegalStateException unreadable) {
            ofUnknown.add(seq);
        }
    }

    private List<Long> numbers(String vehicleId) {
        List<Long> numbers = new ArrayList<>();
        long head = store.read(EventTable::head);
        for (long after = store.read(EventTable::first) - 1; after < head; after += STRETCH) {
            long from = after;
            numbers.addAll(store.read(statements -> EventTable.ofVehicle(statements, vehicleId, from, from + STRETCH)));
        }
        return numbers;
    }
}
