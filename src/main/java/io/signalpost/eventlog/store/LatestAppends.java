package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest events that this process knows to be in the log, one of each transaction: by them it notices when another
 * connection leads to a server that does not have them. For the writer's thread.
 */
final class LatestAppends {

    private static final Logger log = LoggerFactory.getLogger(LatestAppends.class);
    private static final int KEPT = 10_000;

    /** What is older may have gone with the size limit, and no standby lags behind that far without being looked at. */
    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();

    private record Append(String eventId, int events, long nanos) {}

    private final Deque<Append> latest = new ArrayDeque<>();
    private boolean connected;
    private volatile WentBack wentBack;

    /** A connection has been opened: before it is written by, {@link #lookBack}. */
    void connected() {
        connected = true;
    }

    /** @param events how many new ones a transaction has brought into the log; one of its appends stands for them */
    void add(List<PendingWrite<?>> transaction, int events) {
        for (int i = transaction.size() - 1; i >= 0 && events > 0; i--) {
            if (transaction.get(i) instanceof PendingAppend append) {
                if (latest.size() == KEPT) {
                    latest.removeFirst();
                }
                latest.addLast(new Append(append.event().eventId(), events, System.nanoTime()));
                return;
            }
        }
    }

    /** Tells, once, when the log behind a new connection lacks what this process was told to be kept. */
    void lookBack(Statements statements, EventTable events) throws SQLException {
        statements.connection();
        if (!connected) {
            return;
        }
        long missing = removeMissing(statements, events);
        connected = false;
        if (missing > 0) {
            wentBack = new WentBack(Instant.now(), missing);
            log.atError()
                    .addKeyValue("events", missing)
                    .log(
                            "The event log went back by about as many events, which were answered 200 and are gone: PostgreSQL"
                                    + " is another server than before, or was put back from a copy. Look for them there"
                                    + " (docs/operating.md)");
        }
    }

    private long removeMissing(Statements statements, EventTable events) throws SQLException {
        long missing = 0;
        Iterator<Append> newestFirst = latest.descendingIterator();
        while (newestFirst.hasNext()) {
            Append append = newestFirst.next();
            if (System.nanoTime() - append.nanos() > LONGEST_NANOS || events.seq(statements, append.eventId()) != 0) {
                break;
            }
            missing += append.events();
            newestFirst.remove();
        }
        return missing;
    }

    /** The last time that the log was found to lack what had been appended; empty when that never was so. */
    Optional<WentBack> wentBack() {
        return Optional.ofNullable(wentBack);
    }
}
