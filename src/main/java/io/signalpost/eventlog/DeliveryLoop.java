package io.signalpost.eventlog;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log for one destination and hands the events to its route, on one thread.
 *
 * <p>An event that fails is written down for a later attempt and the destination goes on. When it cannot be reached, or
 * several different events fail in a row, the destination is <em>down</em>: it probes with one attempt at a time,
 * at growing intervals, so that an outage neither fills a table nor uses up the attempts of innocent events.
 */
final class DeliveryLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final int PAGE = 500;
    private static final int RETRIES_PER_ROUND = 10;
    private static final long COMMIT_MILLIS = 200;

    /** The destination's route. */
    @FunctionalInterface
    interface Route {
        void deliver(List<LogEntry> entries) throws Exception;
    }

    private final String name;
    private final DestinationReader reader;
    private final Predicate<LogEntry> filter;
    private final Route route;
    private final RetryPolicy retryPolicy;
    private final int batchSize;
    private final long batchTimeout;
    private final Clock clock;
    private final Outage outage;

    private Progress progress = new Progress(0);
    private long committedAt;
    private long partialBatchSince;
    private volatile boolean suspended;
    private volatile boolean stopped;

    DeliveryLoop(
            String name,
            DestinationReader reader,
            Predicate<LogEntry> filter,
            Route route,
            RetryPolicy retryPolicy,
            int batchSize,
            long batchTimeout,
            Clock clock) {
        this.name = name;
        this.reader = reader;
        this.filter = filter;
        this.route = route;
        this.retryPolicy = retryPolicy;
        this.batchSize = batchSize;
        this.batchTimeout = batchTimeout;
        this.clock = clock;
        this.outage = new Outage(name, retryPolicy);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                round();
            } catch (InterruptedException e) {
                return;
            } catch (Exception | Error e) {
                LOG.atError()
                        .addKeyValue("destination", name)
                        .addKeyValue("error", DeliveryFailure.errorClass(e))
                        .log("Reading the event log failed, trying again");
                reader.park(1_000);
            }
        }
    }

    void suspend(boolean suspend) {
        suspended = suspend;
        reader.wakeUp();
    }

    void stop() {
        stopped = true;
        reader.wakeUp();
    }

    private void round() throws SQLException, InterruptedException {
        if (progress.isEmpty() && reader.reload()) {
            progress = new Progress(reader.position());
            outage.probeNow(); // an operator has acted
        }
        long now = clock.millis();
        if (suspended || reader.isPaused()) {
            reader.park(Long.MAX_VALUE);
        } else if (outage.isDown() && now < outage.probeAt()) {
            reader.park(outage.probeAt() - now);
        } else if (!work()) {
            long fullBatch = partialBatchSince > 0 ? partialBatchSince + batchTimeout : Long.MAX_VALUE;
            reader.park(Math.min(fullBatch, reader.nextDue()) - now);
        }
    }

    /** Delivers what there is; false when there was nothing. */
    private boolean work() throws SQLException, InterruptedException {
        boolean worked = outage.isDown() ? fresh() || retries(1) : retries(RETRIES_PER_ROUND) | fresh();
        commit();
        reader.setDown(outage.isDown());
        return worked;
    }

    private boolean retries(int limit) throws SQLException {
        if (!progress.isEmpty()) {
            return false; // not written yet, so the table still shows as due what has been done
        }
        List<DestinationReader.Retry> due = reader.due(clock.millis(), limit);
        for (DestinationReader.Retry retry : due) {
            List<LogEntry> batch = List.of(retry.entry());
            if (!attempt(batch, batch, retry.attempts()) || isInterrupted()) {
                break;
            }
        }
        return !due.isEmpty();
    }

    private boolean fresh() throws SQLException, InterruptedException {
        List<LogEntry> page = reader.read(progress.position(), Math.max(PAGE, batchSize));
        if (page.isEmpty() || isWaitingForMore(page.size())) {
            return false;
        }
        List<LogEntry> entries = new ArrayList<>();
        List<LogEntry> batch = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            entries.add(page.get(i));
            if (filter.test(page.get(i))) {
                batch.add(page.get(i));
            }
            if (batch.size() == batchSize || i == page.size() - 1) {
                if (!attempt(entries, batch, 0) || isInterrupted()) {
                    break;
                }
                entries.clear();
                batch = new ArrayList<>(); // the route may have kept the other one
                if (clock.millis() - committedAt > COMMIT_MILLIS) {
                    commit();
                }
            }
        }
        return true;
    }

    private boolean isInterrupted() {
        return stopped || suspended || reader.isChanged();
    }

    private boolean isWaitingForMore(int available) {
        long now = clock.millis();
        if (available >= batchSize || batchTimeout == 0) {
            partialBatchSince = 0;
        } else if (partialBatchSince == 0) {
            partialBatchSince = now;
        } else if (now - partialBatchSince >= batchTimeout) {
            partialBatchSince = 0;
        }
        return partialBatchSince > 0;
    }

    /**
     * Makes one attempt at a batch and enters how each event ended.
     *
     * @param entries the batch and the events between that the filter holds back, in order
     * @param earlier attempts made before
     * @return false when the destination is down: stop here
     */
    private boolean attempt(List<LogEntry> entries, List<LogEntry> batch, int earlier) {
        Map<String, Throwable> failures = Map.of();
        if (!batch.isEmpty()) {
            try {
                route.deliver(batch);
            } catch (Exception | Error e) {
                if (FailureKind.of(e) == FailureKind.UNAVAILABLE) {
                    outage.down(e, clock.millis());
                    return false;
                }
                PartialDeliveryException partial = ExceptionUtils.throwableOfType(e, PartialDeliveryException.class);
                if (partial == null && batch.size() > 1) {
                    return attemptOneByOne(entries, batch);
                }
                failures = partial != null
                        ? partial.failures()
                        : Map.of(batch.get(0).event().id(), e);
            }
            if (failures.size() < batch.size()) {
                outage.over();
            }
        }
        int next = 0;
        for (LogEntry entry : entries) {
            Throwable failure = failures.get(entry.event().id());
            if (next == batch.size() || batch.get(next) != entry) {
                progress.filtered(entry.seq());
                continue;
            }
            next++;
            if (failure == null) {
                progress.delivered(entry);
            } else {
                failed(entry, earlier + 1, failure);
            }
        }
        return !outage.isDown();
    }

    /** One event may have spoilt the batch for all. */
    private boolean attemptOneByOne(List<LogEntry> entries, List<LogEntry> batch) {
        int next = 0;
        for (LogEntry entry : entries) {
            boolean wanted = next < batch.size() && batch.get(next) == entry;
            next += wanted ? 1 : 0;
            if (isInterrupted() || !attempt(List.of(entry), wanted ? List.of(entry) : List.of(), 0)) {
                return false;
            }
        }
        return true;
    }

    private void failed(LogEntry entry, int attempts, Throwable failure) {
        long now = clock.millis();
        progress.failed(DeliveryFailure.of(name, entry, attempts, failure, retryPolicy, now));
        if (FailureKind.of(failure) != FailureKind.PERMANENT) {
            outage.failed(entry.seq(), failure, now);
        }
    }

    private void commit() throws InterruptedException {
        if (progress.isEmpty()) {
            return;
        }
        committedAt = clock.millis();
        try {
            reader.commit(progress);
            progress = new Progress(progress.position());
        } catch (EventLogUnavailableException e) {
            // Kept in memory, to be written with what comes next: a full disk does not stop deliveries.
            LOG.atWarn()
                    .addKeyValue("destination", name)
                    .addKeyValue("reason", e.getMessage())
                    .log("Progress is not on disk yet");
        }
    }
}
