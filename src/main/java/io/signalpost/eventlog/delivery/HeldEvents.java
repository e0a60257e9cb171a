package io.signalpost.eventlog.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * With {@link Order#VEHICLE_STRICT}: the events that have failed, by vehicle, and those that are held behind them. For
 * {@link Window}, under its lock.
 */
final class HeldEvents {

    /** So many events of a destination may be held on one node. */
    private static final int MOST = 10_000;

    private final Map<String, TreeMap<Long, Boolean>> byVehicle = new HashMap<>();
    private int held;

    boolean isBlocked(String vehicleId) {
        return byVehicle.containsKey(vehicleId);
    }

    boolean isFull() {
        return held >= MOST;
    }

    void failed(String vehicleId, long seq) {
        enter(vehicleId, seq, false);
    }

    void held(String vehicleId, long seq) {
        enter(vehicleId, seq, true);
    }

    private void enter(String vehicleId, long seq, boolean isHeld) {
        Boolean before =
                byVehicle.computeIfAbsent(vehicleId, id -> new TreeMap<>()).put(seq, isHeld);
        held += (isHeld ? 1 : 0) - (Boolean.TRUE.equals(before) ? 1 : 0);
    }

    /** Returns whether nothing of the vehicle is left. */
    boolean over(String vehicleId, long seq) {
        TreeMap<Long, Boolean> events = byVehicle.get(vehicleId);
        if (events == null) {
            return true;
        }
        if (Boolean.TRUE.equals(events.remove(seq))) {
            held--;
        }
        if (events.isEmpty()) {
            byVehicle.remove(vehicleId);
        }
        return events.isEmpty();
    }

    /** Number of the event that is held and whose turn has come, since none before it fails any more; 0 for none. */
    long turn(String vehicleId) {
        TreeMap<Long, Boolean> events = byVehicle.get(vehicleId);
        return events != null && events.firstEntry().getValue() ? events.firstKey() : 0;
    }

    Iterable<String> vehicles() {
        return byVehicle.keySet();
    }

    void clear() {
        byVehicle.clear();
        held = 0;
    }
}
