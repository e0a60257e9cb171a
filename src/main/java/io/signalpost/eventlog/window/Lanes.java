package io.signalpost.eventlog.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/** The events that wait, by vehicle, and which of them may be taken now. For {@link Window}, under its lock. */
final class Lanes {

    private final Map<String, Lane> byVehicle = new HashMap<>();
    private final PriorityQueue<Lane> ready = new PriorityQueue<>();
    private final List<Lane> resting = new ArrayList<>();
    private final Predicate<String> blocked;

    /** @param blocked whether nothing of a vehicle may be taken; it may be null */
    Lanes(Predicate<String> blocked) {
        this.blocked = blocked;
    }

    /** Null when nothing of the vehicle waits or is under way. */
    Lane of(String vehicleId) {
        return byVehicle.get(vehicleId);
    }

    /** @param vehicleId null for an event that keeps to no order */
    Lane begin(String vehicleId) {
        return vehicleId == null ? new Lane(null) : byVehicle.computeIfAbsent(vehicleId, Lane::new);
    }

    /** Whether there is an event that may be taken. */
    boolean isReady() {
        return !ready.isEmpty();
    }

    /** Puts a lane among those that events may be taken from, if they may. */
    void offer(Lane lane) {
        if (lane.holder() != null || lane.isReady()) {
            return;
        }
        if (lane.waiting().isEmpty()) {
            byVehicle.remove(lane.vehicleId(), lane); // of a blocked one, too: what comes next is held
        } else if (blocked.test(lane.vehicleId())) {
            return;
        } else if (lane.restsUntil() > Ticks.now()) {
            resting.add(lane);
        } else {
            lane.ready(true);
            ready.add(lane);
        }
    }

    /** Offers those that have rested. */
    void wake() {
        if (!resting.isEmpty()) {
            List<Lane> rested = List.copyOf(resting);
            resting.clear();
            rested.forEach(this::offer);
        }
    }

    /** Takes out all events of which that is so. */
    void removeIf(Predicate<Work> goes) {
        Set<Lane> all = new HashSet<>(byVehicle.values());
        all.addAll(ready);
        all.addAll(resting);
        ready.clear();
        resting.clear();
        for (Lane lane : all) {
            lane.ready(false);
            lane.waiting().removeIf(goes);
            offer(lane);
        }
    }

    /** Lets nobody else have events of a vehicle while one that has failed before is under way. */
    void hold(String vehicleId, List<Work> batch) {
        Lane lane = begin(vehicleId);
        if (lane.isReady()) {
            ready.remove(lane);
            lane.ready(false);
        }
        lane.holder(batch);
    }

    /** Takes events into a batch, the oldest first, so many at most. */
    void take(List<Work> batch, int most) {
        PriorityQueue<Lane> own = new PriorityQueue<>(); // those that already have events in this batch
        while (batch.size() < most && !(ready.isEmpty() && own.isEmpty())) {
            boolean another = own.isEmpty() || !ready.isEmpty() && ready.peek().compareTo(own.peek()) < 0;
            Lane lane = another ? ready.remove() : own.remove();
            lane.ready(false);
            if (blocked.test(lane.vehicleId())) {
                continue; // it is offered again when that is over
            }
            batch.add(lane.waiting().remove());
            lane.holder(batch);
            if (!lane.waiting().isEmpty()) {
                own.add(lane);
            }
        }
    }
}
