package io.signalpost.observe.trace;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.store.EventColumns;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table {@code event_trace}: under which trace an event came in, as {@code traceparent} of W3C's Trace Context. */
final class TraceTable {

    private static final Logger log = LoggerFactory.getLogger(TraceTable.class);
    private static final int BYTES = 150;
    private static final int AT_ONCE = 500;

    private final Store store;
    private final InstantSource clock;

    TraceTable(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Queued before the event is, and so on disk no later than that, or with it. Of an event that comes again the first stays.
     * Never blocks.
     */
    void keep(String eventId, String traceparent) {
        long now = clock.millis();
        store.offer(
                BYTES,
                statements -> statements.update(
                        "INSERT INTO event_trace (event_id, traceparent, kept_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT (event_id) DO NOTHING",
                        eventId,
                        traceparent,
                        now));
    }

    /** By the ids of events those that have one; none while the log cannot be read, as nobody is to wait for a trace. */
    Map<String, String> find(List<String> eventIds) {
        try {
            return store.read(statements -> {
                Map<String, String> found = new HashMap<>();
                for (int from = 0; from < eventIds.size(); from += AT_ONCE) {
                    find(statements, eventIds.subList(from, Math.min(eventIds.size(), from + AT_ONCE)), found);
                }
                return found;
            });
        } catch (IllegalStateException logIsAway) {
            log.atDebug().setCause(logIsAway).log("The traces of events are not known");
            return Map.of();
        }
    }

    private static void find(Statements statements, List<String> eventIds, Map<String, String> found)
            throws SQLException {
        statements.query(
                row -> found.put(row.getString("event_id"), row.getString("traceparent")),
                "SELECT event_id, traceparent FROM event_trace WHERE event_id IN ("
                        + EventColumns.marks(eventIds.size()) + ")",
                eventIds.toArray());
    }
}
