package io.signalpost.observe.vehicle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was kept of a vehicle and is removed; or would be, for a dry run.
 *
 * @param refused      how many refused requests
 * @param rows         how many rows, by the destinations' tables
 * @param recipients   the destinations that have got events of it: what these sent on is not Signalpost's to remove
 * @param underWay     destinations at which a delivery had not ended in time: what they had in hand may still arrive there
 * @param filesCleared whether nothing of it can be read in SQLite's files either; absent for a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureReport(
        String action,
        String vehicleId,
        boolean dryRun,
        Events events,
        long refused,
        Map<String, Long> rows,
        List<Recipient> recipients,
        List<String> underWay,
        Boolean filesCleared) {

    /**
     * @param first       when the first was received; absent when there was none
     * @param undelivered how many of them a destination had not yet got, by destination
     * @param deadLetters how many of them were dead letters of a destination
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Events(
            long removed, Instant first, Instant last, Map<String, Long> undelivered, Map<String, Long> deadLetters) {}

    /**
     * @param sendsTo endpoints of its route, without what may be a secret; none when the route is not on this node
     * @param events  that passed the parameters of the route, which may have dropped some of them itself
     */
    record Recipient(String destination, List<String> sendsTo, long events, Instant first, Instant last) {}

    boolean isEmpty() {
        return events.removed() == 0 && refused == 0 && rowsRemoved() == 0;
    }

    long rowsRemoved() {
        return sum(rows);
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
