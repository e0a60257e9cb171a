package io.signalpost.webhook.refused;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;

/**
 * Refused requests, within a count, a size and an age. What must go to make room goes in this order: unsigned requests,
 * those whose signature is that of no token, and last those that one of the tokens signed; of each the oldest first.
 * Thread-safe. Other processes may share the table.
 */
public final class RefusedRequests {

    private static final int MAX_PENDING = 100; // whoever is refused must not crowd out what is authentic
    private static final int TRUSTED_KEEPS = 100; // another process on the same table makes the totals wrong in time

    private final RefusedRequestsProperties bounds;
    private final Store store;
    private final Clock clock;
    private final AtomicInteger pending = new AtomicInteger();

    private volatile boolean recount = true;
    // the totals: on the writer's thread
    private int keepsSinceCount;
    private long count;
    private long bytes;

    public RefusedRequests(RefusedRequestsProperties bounds, Store store, Clock clock) {
        this.bounds = bounds;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A refused request as it is kept.
     *
     * @param size bytes it takes
     */
    public record Entry(long id, long size, RefusedRequest request) {}

    /** Keeps a refused request, best effort: dropped when the log is busy. Never blocks. */
    public void keep(RefusedRequest request) {
        if (pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            return;
        }
        store.offer(request.size(), statements -> keep(statements, request)).whenComplete((done, failure) -> {
            pending.decrementAndGet();
            recount |= failure != null; // it was rolled back: the totals are wrong
        });
    }

    /** The newest, newest first, without their bodies. */
    public List<Entry> list(int limit) {
        return list(RefusedSearch.ALL, limit);
    }

    /** Those that are asked for, newest first, without their bodies. */
    public List<Entry> list(RefusedSearch search, int limit) {
        return store.read(statements -> RefusedTable.find(statements, search, limit));
    }

    /** How many there are. */
    public long count() {
        return store.read(RefusedTable::count);
    }

    public Optional<Entry> find(long id) {
        return store.read(statements -> RefusedTable.find(statements, id));
    }

    /** Durable when it returns; false when there is none of that id. */
    public boolean remove(long id) {
        recount = true;
        return await(statements -> RefusedTable.delete(statements, id));
    }

    /** Removes requests so that nothing of them can be read in the log's file; returns how many there were. */
    public int erase(List<Long> ids) throws EventLogUnavailableException {
        recount = true;
        return store.erase(statements -> {
            int erased = 0;
            for (long id : ids) {
                erased += RefusedTable.delete(statements, id) ? 1 : 0;
            }
            return erased;
        });
    }

    /** Removes what is too old; returns how many. */
    public int prune() {
        recount = true;
        long before = clock.instant().minus(bounds.maxAge()).toEpochMilli();
        return await(statements -> RefusedTable.deleteBefore(statements, before));
    }

    private Void keep(Statements statements, RefusedRequest request) throws SQLException {
        if (recount || ++keepsSinceCount > TRUSTED_KEEPS) {
            recount = false;
            keepsSinceCount = 0;
            count = RefusedTable.count(statements);
            bytes = RefusedTable.bytes(statements);
        }
        if (RefusedTable.isRepeated(statements, request)) {
            return null;
        }
        RefusedTable.insert(statements, request);
        count++;
        bytes += request.size();
        while (count > 1 && (count > bounds.maxCount() || bytes > bounds.maxBytes())) {
            long evicted = RefusedTable.evict(statements);
            count--;
            bytes -= Math.max(0, evicted);
        }
        return null;
    }

    private <T> T await(Write<T> write) {
        try {
            return store.write(write);
        } catch (EventLogUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
