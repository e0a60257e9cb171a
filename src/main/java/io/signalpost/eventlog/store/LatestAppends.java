package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The latest events that this process knows to be in the log, one of each transaction: by them it notices when another server
 * than before does not have them. For the writer's thread.
 */
final class LatestAppends {

    private static final int KEPT = 10_000;

    /** What is older may have gone with the size limit, and no standby lags behind that far without being looked at. */
    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();

    private record Append(String eventId, int events, long nanos) {}

    /** Whether the log has an event. */
    @FunctionalInterface
    interface Presence {
        boolean test(String eventId) throws SQLException;
    }

    private final Deque<Append> latest = new ArrayDeque<>();

    /** @param events how many came with it into the log */
    void add(String eventId, int events) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(new Append(eventId, events, System.nanoTime()));
    }

    /** How many events are gone, at least; forgets them, so that each is told once. */
    long removeMissing(Presence present) throws SQLException {
        long missing = 0;
        Iterator<Append> newestFirst = latest.descendingIterator();
        while (newestFirst.hasNext()) {
            Append append = newestFirst.next();
            if (System.nanoTime() - append.nanos() > LONGEST_NANOS || present.test(append.eventId())) {
                break;
            }
            missing += append.events();
            newestFirst.remove();
        }
        return missing;
    }
}
