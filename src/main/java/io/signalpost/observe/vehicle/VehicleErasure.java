package io.signalpost.observe.vehicle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import io.signalpost.destination.erasure.VehicleEraser;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.webhook.doctor.Mentions;
import io.signalpost.webhook.refused.RefusedRequests;
import org.springframework.dao.DataAccessException;

/** Removes what is kept of a vehicle: its events, what is to be delivered of them, refused requests, rows of destinations. */
final class VehicleErasure {

    static final String DATABASE = "database";

    /** What destinations have passed last, in the event log. */
    private static final String LAST_PASSED = "last_passed";

    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final EventLog eventLog;
    private final RefusedRequests refusedRequests;
    private final Mentions mentions;
    private final DestinationRoutes routes;
    private final Supplier<Map<String, VehicleEraser>> erasers;

    /** @param erasers of the destinations that keep rows, by destination */
    VehicleErasure(
            EventLog eventLog,
            RefusedRequests refusedRequests,
            Mentions mentions,
            DestinationRoutes routes,
            Supplier<Map<String, VehicleEraser>> erasers) {
        this.eventLog = eventLog;
        this.refusedRequests = refusedRequests;
        this.mentions = mentions;
        this.routes = routes;
        this.erasers = erasers;
    }

    /** What would be removed. Also finds out whether all databases answer. */
    ErasureReport look(String vehicleId) {
        VehicleTally tally = tally(vehicleId);
        return new ErasureReport(
                EraseAction.ERASE,
                vehicleId,
                true,
                tally.events(tally.events()),
                mentioning(vehicleId, tally).size(),
                rows(eraser -> eraser.count(vehicleId), eventLog.lastPassed().count(vehicleId)),
                tally.recipients(rowsAreErased()),
                null,
                null);
    }

    /**
     * Removes it. Events first, so that no destination gets them any more; then what those destinations keep that are ours.
     *
     * @throws EventLogUnavailableException as other exceptions, when a part could not be removed: do it again
     */
    synchronized ErasureReport erase(String vehicleId) throws EventLogUnavailableException {
        VehicleTally tally = tally(vehicleId);
        List<Long> mentioning = mentioning(vehicleId, tally);
        long events = eventLog.vehicleEvents().erase(vehicleId);
        List<String> underWay = eventLog.destinations().settle(SETTLE);
        Map<String, Long> rows =
                rows(eraser -> eraser.erase(vehicleId), eventLog.lastPassed().erase(vehicleId));
        int refused = refusedRequests.erase(mentioning);
        return new ErasureReport(
                EraseAction.ERASE,
                vehicleId,
                false,
                tally.events(events),
                refused,
                rows,
                tally.recipients(rowsAreErased()),
                underWay,
                clearFiles());
    }

    private VehicleTally tally(String vehicleId) {
        VehicleTally tally = new VehicleTally(eventLog.destinations(), routes);
        eventLog.vehicleEvents().forEach(vehicleId, tally::add);
        return tally;
    }

    private List<Long> mentioning(String vehicleId, VehicleTally tally) {
        List<String> words = new ArrayList<>(tally.vins());
        words.add(vehicleId);
        return mentions.of(words);
    }

    /** @param lastPassed how many there are or were; told when there are any, as few routes keep them */
    private Map<String, Long> rows(Function<VehicleEraser, Map<String, Long>> done, long lastPassed) {
        Map<String, Long> rows = new TreeMap<>();
        if (lastPassed > 0) {
            rows.put(LAST_PASSED, lastPassed);
        }
        erasers.get().values().forEach(eraser -> rows.putAll(done.apply(eraser)));
        return rows;
    }

    /** Of these destinations nothing is left; the others have sent on what they got. */
    private Set<String> rowsAreErased() {
        return erasers.get().containsKey(DATABASE) ? Set.of(DATABASE) : Set.of();
    }

    private boolean clearFiles() throws EventLogUnavailableException {
        boolean cleared = eventLog.store().clearRemains();
        for (VehicleEraser eraser : erasers.get().values()) {
            try {
                cleared &= eraser.clearRemains();
            } catch (DataAccessException e) { // the disk has no room for a second copy, or a delivery took too long
                cleared = false;
            }
        }
        return cleared;
    }
}
