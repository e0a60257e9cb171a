package io.signalpost.observe.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.eventlog.ledger.ReplayTable;
import org.springframework.lang.Nullable;

/**
 * A replay and how far it is.
 *
 * @param id        its number
 * @param operator  who has ordered it; {@code -} where no login is required
 * @param state     {@code running} until all that it has entered is delivered, dead or given up, then {@code done}; or
 *                  {@code cancelled}, after which nothing more is entered
 * @param endedAt   when the last event was entered, or it was cancelled; absent before
 * @param filter    which events; absent when it named a vehicle that was erased
 * @param rate      events a second at each destination; absent for as fast as it takes them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        long id,
        Instant createdAt,
        String operator,
        String state,
        @Nullable Instant endedAt,
        @Nullable Map<String, List<String>> filter,
        @Nullable Long rate,
        List<Destination> destinations) {

    /** @param remaining numbers of the log that are still to be looked at; none of one that was cancelled */
    record Destination(@JsonUnwrapped Counts counts, long remaining) {}

    /** @see ReplayTable.Target */
    record Counts(
            String destination,
            long entered,
            long delivered,
            long waiting,
            long dead,
            long givenUp,
            long retried,
            long passedOver,
            long filtered) {}

    static ReplayView of(
            ReplayTable.Replay replay, List<ReplayTable.Target> targets, @Nullable Map<String, List<String>> filter) {
        boolean waits = targets.stream().anyMatch(target -> target.waiting() > 0);
        boolean cancelled = replay.state().equals(ReplayTable.CANCELLED);
        return new ReplayView(
                replay.id(),
                Instant.ofEpochMilli(replay.createdAt()),
                replay.operator(),
                waits && !cancelled ? ReplayTable.RUNNING : replay.state(),
                replay.endedAt() == null ? null : Instant.ofEpochMilli(replay.endedAt()),
                filter,
                replay.rate(),
                targets.stream()
                        .map(target -> destination(target, cancelled ? 0 : Math.max(0, replay.end() - target.next())))
                        .toList());
    }

    private static Destination destination(ReplayTable.Target target, long remaining) {
        return new Destination(
                new Counts(
                        target.destination(),
                        target.entered(),
                        target.delivered(),
                        target.waiting(),
                        target.dead(),
                        target.givenUp(),
                        target.retried(),
                        target.passedOver(),
                        target.filtered()),
                remaining);
    }
}
