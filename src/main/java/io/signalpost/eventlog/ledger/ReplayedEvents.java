package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;

/** Puts events of the log before a destination again: as rows of table {@code delivery} that are due, though nothing failed. */
public final class ReplayedEvents {

    private ReplayedEvents() {}

    /** An event that is to be replayed. @param wanted whether the destination's parameters let it through */
    public record Candidate(long seq, int partition, boolean wanted) {}

    /**
     * What becomes of events that are to be replayed.
     *
     * @param entered    those that are delivered again
     * @param dead       numbers of dead letters, which become due with fresh attempts
     * @param passedOver how many the destination is still to have anyway
     * @param filtered   how many its parameters do not ask for
     */
    public record Sorted(List<Candidate> entered, List<Long> dead, int passedOver, int filtered) {}

    /** Those that have been removed meanwhile, or erased, are left out. @param candidates in order */
    public static Sorted sort(Statements statements, String destination, List<Candidate> candidates)
            throws SQLException {
        if (candidates.isEmpty()) {
            return new Sorted(List.of(), List.of(), 0, 0);
        }
        long first = candidates.get(0).seq();
        long last = candidates.get(candidates.size() - 1).seq();
        Set<Long> present = EventTable.present(statements, first, last);
        Map<Long, String> states = states(statements, destination, first, last);
        Positions positions = Positions.read(statements, destination);
        List<Candidate> entered = new ArrayList<>();
        List<Long> dead = new ArrayList<>();
        int passedOver = 0;
        int filtered = 0;
        for (Candidate each : candidates) {
            String state = states.get(each.seq());
            if (!present.contains(each.seq())) {
                continue;
            }
            if ("dead".equals(state)) {
                dead.add(each.seq());
            } else if (state != null || !positions.hasPassed(destination, each.partition(), each.seq())) {
                passedOver++;
            } else if (!each.wanted()) {
                filtered++;
            } else {
                entered.add(each);
            }
        }
        return new Sorted(entered, dead, passedOver, filtered);
    }

    private static Map<Long, String> states(Statements statements, String destination, long first, long last)
            throws SQLException {
        Map<Long, String> states = new HashMap<>();
        statements.query(
                row -> states.put(row.getLong(1), row.getString(2)),
                "SELECT seq, state FROM delivery WHERE destination = ? AND seq >= ? AND seq <= ?",
                destination,
                first,
                last);
        return states;
    }

    /**
     * Enters them, so that the ledger goes on adding up.
     *
     * @param due when, in milliseconds since 1970: no earlier than that of the events before, which go first
     */
    static void enter(Statements statements, String destination, long replay, Sorted sorted, long due, long now)
            throws SQLException {
        statements.updateEach(
                "INSERT INTO delivery (destination, seq, partition, state, attempts, next_attempt_at, first_failed_at,"
                        + " last_failed_at, replay) VALUES (?, ?, ?, 'retrying', 0, ?, ?, ?, ?)",
                sorted.entered().stream()
                        .map(each -> new Object[] {destination, each.seq(), each.partition(), due, now, now, replay})
                        .toList());
        count(statements, destination, sorted.entered());
        DeliveryTable.makeDue(statements, destination, sorted.dead(), due);
        statements.update("UPDATE destination SET replays = replays + 1 WHERE name = ?", destination);
    }

    private static void count(Statements statements, String destination, Collection<Candidate> entered)
            throws SQLException {
        Map<Integer, Long> byPartition = entered.stream()
                .collect(Collectors.groupingBy(Candidate::partition, TreeMap::new, Collectors.counting()));
        for (Map.Entry<Integer, Long> each : byPartition.entrySet()) {
            PartitionTable.count(statements, "replayed", destination, each.getKey(), each.getValue());
        }
    }

    /** How many of them a destination has not got yet, whatever replay they are of. */
    public static long waiting(Statements statements, String destination) throws SQLException {
        return statements.number(
                0,
                "SELECT count(*) FROM delivery WHERE destination = ? AND replay IS NOT NULL"
                        + " AND state IN ('retrying', 'held')",
                destination);
    }

    /** Id of the replay that an event waits for; null for none. */
    public static Long replayOf(Statements statements, String destination, long seq) throws SQLException {
        long replay =
                statements.number(0, "SELECT replay FROM delivery WHERE destination = ? AND seq = ?", destination, seq);
        return replay == 0 ? null : replay;
    }
}
