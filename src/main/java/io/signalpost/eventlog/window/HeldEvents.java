package io.signalpost.eventlog.window;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.signalpost.eventlog.store.Partition;

/**
 * With {@link Order#VEHICLE_STRICT}: the events that have failed, by vehicle, and those that are held behind them. For
 * {@link Window}, under its lock.
 */
final class HeldEvents {

    /** So many events of a destination may be held on one node. */
    private static final int MOST = 10_000;

    /** @param held false for one that has failed */
    private record Entry(int partition, boolean held) {}

    private final Map<String, TreeMap<Long, Entry>> byVehicle = new HashMap<>();
    private int held;

    boolean isBlocked(String vehicleId) {
        return byVehicle.containsKey(vehicleId);
    }

    /** Whether an event of the vehicle from before that number has failed, or is held. */
    boolean isBlocked(String vehicleId, long seq) {
        return isBlocked(vehicleId) && byVehicle.get(vehicleId).lowerKey(seq) != null;
    }

    boolean isFull() {
        return held >= MOST;
    }

    /** @param isHeld false for one that has failed */
    void add(String vehicleId, long seq, int partition, boolean isHeld) {
        Entry before =
                byVehicle.computeIfAbsent(vehicleId, id -> new TreeMap<>()).put(seq, new Entry(partition, isHeld));
        held += isHeld ? 1 : 0;
        gone(before);
    }

    private void gone(Entry entry) {
        held -= entry != null && entry.held() ? 1 : 0;
    }

    /** It is delivered, or given up. */
    void over(String vehicleId, long seq) {
        TreeMap<Long, Entry> events = byVehicle.get(vehicleId);
        if (events != null) {
            gone(events.remove(seq));
            if (events.isEmpty()) {
                byVehicle.remove(vehicleId);
            }
        }
    }

    /** Number of the event that is held and whose turn has come, since none before it fails any more; 0 for none. */
    long turn(String vehicleId) {
        TreeMap<Long, Entry> events = byVehicle.get(vehicleId);
        return events != null && events.firstEntry().getValue().held() ? events.firstKey() : 0;
    }

    Iterable<String> vehicles() {
        return byVehicle.keySet();
    }

    /** What becomes of these partitions' events is another's concern. */
    void drop(long partitions) {
        byVehicle.values().removeIf(events -> {
            events.values().removeIf(entry -> {
                boolean drop = Partition.isIn(partitions, entry.partition());
                gone(drop ? entry : null);
                return drop;
            });
            return events.isEmpty();
        });
    }
}
