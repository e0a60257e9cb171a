package io.signalpost.observe.replay;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.ledger.ReplayedEvents;
import io.signalpost.eventlog.ledger.ReplayedEvents.Sorted;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.observe.event.EventSelection;

/** What a replay would come to, as far as two seconds go. */
final class Forecast {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);
    private static final int PAGE = 1_000;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long events;
    private boolean incomplete;

    /** @param destinations names */
    Forecast(
            EventTable table,
            Statements statements,
            Looking looking,
            EventSelection selection,
            Collection<String> destinations)
            throws SQLException {
        long deadline = System.nanoTime() + LIMIT;
        destinations.forEach(name -> tallies.put(name, new Tally()));
        Candidates candidates = new Candidates();
        EventSelection.Range range = selection.range(table, statements);
        for (long next = range.first(); next < range.end(); ) {
            looking.giveWay(() -> System.nanoTime() - deadline > 0);
            if (System.nanoTime() - deadline > 0) {
                incomplete = true;
                break;
            }
            EventSelection.Part part = selection.read(table, statements, next, range.end(), PAGE);
            events += part.events().size();
            for (Map.Entry<String, Tally> each : tallies.entrySet()) {
                each.getValue()
                        .add(ReplayedEvents.sort(
                                statements, each.getKey(), candidates.of(statements, each.getKey(), part.events())));
            }
            next = part.next();
        }
    }

    private static final class Tally {

        private long entered;
        private long retried;
        private long passedOver;
        private long filtered;

        void add(Sorted sorted) {
            entered += sorted.entered().size();
            retried += sorted.dead().size();
            passedOver += sorted.passedOver();
            filtered += sorted.filtered();
        }

        Map<String, Object> answer() {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("entered", entered);
            answer.put("retried", retried);
            answer.put("passedOver", passedOver);
            answer.put("filtered", filtered);
            return answer;
        }
    }

    /** {@code events} that are asked for, {@code atLeast} so many when true, and what becomes of them at each destination. */
    Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("events", events);
        answer.put("atLeast", incomplete);
        Map<String, Object> byDestination = new LinkedHashMap<>();
        tallies.forEach((name, tally) -> byDestination.put(name, tally.answer()));
        answer.put("destinations", byDestination);
        return answer;
    }
}
