package io.signalpost.eventlog.passed;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.LogReader;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all destinations have passed last: kept where the log is, so that every node that shares it goes by the same. */
public final class LastPassed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LastPassed.class);
    private static final int CHUNK = 1_000; // to a transaction, so that appends are hardly held up
    private static final int MOST_AT_ONCE = 100_000; // in memory; the rest is for the next time

    private final Store store;
    private final LogReader reader;
    private final Clock clock;
    private final long most;

    /** @param most how many values are kept; beyond that those go that have stood still longest */
    public LastPassed(Store store, Clock clock, long most) {
        this.store = store;
        this.reader = store.separateReader();
        this.clock = clock;
        this.most = most;
    }

    public PassedValues of(String destination) {
        return new PassedValues() {
            @Override
            public Known find(Collection<PassedKey> keys) throws EventLogUnavailableException {
                Optional<String> trouble = store.trouble();
                if (trouble.isPresent()) {
                    throw new EventLogUnavailableException(trouble.get());
                }
                try {
                    return reader.read(statements -> LastPassedTable.find(statements, destination, keys));
                } catch (IllegalStateException e) {
                    throw new EventLogUnavailableException(e.getMessage(), e);
                }
            }

            @Override
            public void keep(long rewinds, Map<PassedKey, Passed> passed) throws EventLogUnavailableException {
                store.write(
                        statements -> LastPassedTable.keep(statements, destination, rewinds, passed, clock.millis()));
            }
        };
    }

    /** How many values of a vehicle are kept. */
    public long count(String vehicleId) {
        return store.read(statements -> LastPassedTable.count(statements, vehicleId));
    }

    /** Forgets a vehicle; returns how many values were kept of it. */
    public long erase(String vehicleId) throws EventLogUnavailableException {
        return store.erase(statements -> LastPassedTable.erase(statements, vehicleId));
    }

    /** Forgets all, as a test does before the next. */
    public void clear() throws EventLogUnavailableException {
        store.write(LastPassedTable::clear);
    }

    /** Forgets what is too many, chosen beside the writer, which is not to wait until the whole table is looked through. */
    public void prune() {
        try (Statements own = store.reader()) {
            long tooMany = LastPassedTable.count(own) - most;
            if (tooMany > 0) {
                List<LastPassedTable.Place> oldest = LastPassedTable.oldest(own, Math.min(tooMany, MOST_AT_ONCE));
                for (int from = 0; from < oldest.size(); from += CHUNK) {
                    List<LastPassedTable.Place> chunk = oldest.subList(from, Math.min(from + CHUNK, oldest.size()));
                    store.write(statements -> LastPassedTable.remove(statements, chunk));
                }
            }
        } catch (SQLException | EventLogUnavailableException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("Pruning last values has to wait");
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
