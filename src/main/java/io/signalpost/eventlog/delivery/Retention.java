package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.signalpost.event.WireTime;
import io.signalpost.eventlog.ledger.DestinationTable;
import io.signalpost.eventlog.ledger.NodeTable;
import io.signalpost.eventlog.ledger.PrunedEvents;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes old events, a thousand to a transaction so that appends are hardly held up. */
public final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int CHUNK = 1_000;

    private final EventLogProperties properties;
    private final Store store;
    private final Clock clock;
    private volatile long size;
    private volatile PrunedUndelivered lastLoss;

    public Retention(EventLogProperties properties, Store store, Clock clock) {
        this.properties = properties;
        this.store = store;
        this.clock = clock;
    }

    /** What a destination that is enabled has not passed stays, whatever its age. Returns how many events are gone. */
    public long prune() {
        Set<String> reading = store.read(NodeTable::reading);
        long pruned = 0;
        long chunk;
        do {
            chunk = await(statements -> pruneOld(statements, reading));
            pruned += chunk;
        } while (chunk > 0);
        size = await(store::size);
        while (size > properties.maxSize().toBytes()) {
            chunk = await(this::pruneOldest);
            if (chunk == 0) {
                break;
            }
            pruned += chunk;
            size = await(store::size);
        }
        return pruned;
    }

    /** Bytes in use when it was last looked at; 0 before. */
    public long size() {
        return size;
    }

    /** The last time since the start that events went which somebody was still to have. */
    public Optional<PrunedUndelivered> lastLoss() {
        return Optional.ofNullable(lastLoss);
    }

    private long pruneOld(Statements statements, Set<String> reading) throws SQLException {
        long before = clock.instant().minus(properties.retention()).toEpochMilli();
        // A trace goes by its age alone: without one an event is delivered like any other.
        statements.update("DELETE FROM event_trace WHERE kept_at < ?", before);
        long passed = EventTable.head(statements) - 1; // the last event stays, its number must not be given again
        for (String name : reading) {
            passed = Math.min(passed, DestinationTable.position(statements, name));
        }
        // Dead letters and retries keep their event; a row that only they hold back is stepped over. So is one that was
        // received while our clock was ahead: it is as old as those behind it, and must not hold up the others for
        // years.
        List<Long> old = statements.query(
                row -> row.getLong(2) < before ? row.getLong(1) : 0,
                "SELECT seq, received_at FROM event WHERE seq <= ? AND received_at <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.seq = event.seq) ORDER BY seq LIMIT ?",
                passed,
                WireTime.latest(clock.instant()).toEpochMilli(),
                CHUNK);
        int count = 0;
        while (count < old.size() && old.get(count) > 0) {
            count++;
        }
        return count == 0 ? 0 : delete(statements, old.get(count - 1), false, "retention");
    }

    private long pruneOldest(Statements statements) throws SQLException {
        long upTo = Math.min(
                statements.number(0, "SELECT min(seq) FROM event") + CHUNK - 1, EventTable.head(statements) - 1);
        return delete(statements, upTo, true, "size");
    }

    private long delete(Statements statements, long upTo, boolean evenIfUndelivered, String limit) throws SQLException {
        long lost = PrunedEvents.pass(statements, upTo);
        int rows = store.events().delete(statements, upTo, evenIfUndelivered);
        lost += PrunedEvents.forget(statements, upTo);
        if (lost > 0) {
            lastLoss = new PrunedUndelivered(clock.instant(), limit);
            log.atError()
                    .addKeyValue("limit", limit)
                    .addKeyValue("undelivered", lost)
                    .log("Removed events that were not delivered: raise signalpost.event-log.max-size or retention,"
                            + " or mend the destination that is behind");
        }
        return rows;
    }

    private long await(Write<Long> write) {
        try {
            return store.write(write);
        } catch (EventLogUnavailableException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("Pruning the event log has to wait");
            return 0;
        }
    }
}
