package io.signalpost.observe.replay;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.delivery.EventFilter;
import io.signalpost.eventlog.ledger.ReplayedEvents.Candidate;
import io.signalpost.eventlog.ledger.VersionTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;

/** Events as they look to a destination, by what its parameters ask for today, on whatever node it is read. For one thread. */
final class Candidates {

    private final Map<String, EventFilter> filters = new HashMap<>();

    List<Candidate> of(Statements statements, String destination, List<LogEntry> events) throws SQLException {
        Optional<EventFilter> filter = VersionTable.parameters(statements, destination)
                .map(parameters -> filters.computeIfAbsent(parameters, EventFilter::of));
        return events.stream()
                .map(entry -> new Candidate(
                        entry.seq(),
                        entry.partition(),
                        !entry.isErased() && (filter.isEmpty() || filter.get().test(entry))))
                .toList();
    }
}
