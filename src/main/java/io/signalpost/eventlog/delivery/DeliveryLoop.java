package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.LogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads the log for one destination and hands the events to its route, on one thread.
 *
 * <p>An event that fails is written down for a later attempt and the destination goes on. When it cannot be reached, or
 * several different events fail in a row, the destination is <em>down</em>: it probes with one attempt at a time,
 * at growing intervals, so that an outage neither fills a table nor uses up the attempts of innocent events.
 */
public final class DeliveryLoop implements Runnable {

    /** The destination's route. */
    @FunctionalInterface
    public interface Route {
        void deliver(List<LogEntry> entries) throws Exception;
    }

    private static final Logger log = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final int PAGE = 500;
    private static final int RETRIES_PER_ROUND = 10;
    private static final long COMMIT_MILLIS = 200;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long STANDBY_MILLIS = 500; // so soon a destination passes to this node when its reader dies

    private final String name;
    private final DestinationReader reader;
    private final Predicate<LogEntry> filter;
    private final Attempts attempts;
    private final int batchSize;
    private final long batchTimeout;
    private final RetryPolicy retryPolicy;
    private final Clock clock;
    private final Outage outage;

    private Progress progress = new Progress(0);
    private boolean unwritten;
    private boolean failing;
    private long committedAt;
    private long partialBatchSince;
    private volatile boolean suspended;
    private volatile boolean stopped;

    /**
     * @param filter       the events that the destination wants
     * @param batchSize    how many events are handed over at once, at most
     * @param batchTimeout milliseconds to wait for a batch to fill
     */
    public DeliveryLoop(
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
        this.batchSize = batchSize;
        this.batchTimeout = batchTimeout;
        this.retryPolicy = retryPolicy;
        this.clock = clock;
        this.outage = new Outage(name, retryPolicy);
        this.attempts = new Attempts(name, route, outage, retryPolicy, clock, this::isInterrupted);
    }

    @Override
    public void run() {
        while (!stopped) {
            Thread.interrupted(); // a step of the route may have left it set; only stop() ends the loop
            try {
                round();
                failing = false;
            } catch (Exception | Error e) {
                log.atLevel(failing ? Level.DEBUG : Level.ERROR) // once, however long it lasts
                        .addKeyValue("destination", name)
                        .addKeyValue("error", DeliveryFailure.errorClass(e))
                        .log("Reading the event log failed, trying again");
                failing = true;
                reader.recover();
                reader.pause(PAUSE_MILLIS);
            }
        }
        commit();
    }

    /** Whether it is to wait, or to go on. */
    public void suspend(boolean suspend) {
        suspended = suspend;
        reader.wakeUp();
    }

    /** Ends the loop after the event that is under way. */
    public void stop() {
        stopped = true;
        reader.wakeUp();
    }

    private void round() throws SQLException {
        boolean written = commit();
        if (!written) {
            reader.pause(PAUSE_MILLIS); // the disk is full, for instance; go on, but not in a hurry
        }
        if (!reader.claim()) {
            reader.pause(STANDBY_MILLIS);
            return;
        }
        if (written && reader.reload()) {
            progress = new Progress(reader.position());
            outage.probeNow(); // an operator has acted
        }
        if (suspended || reader.isPaused()) {
            park(Long.MAX_VALUE);
        } else if (outage.untilProbe() > 0) {
            park(outage.untilProbe());
        } else if (!work()) {
            long fullBatch = partialBatchSince > 0 ? partialBatchSince + batchTimeout - Outage.ticks() : Long.MAX_VALUE;
            park(Math.min(fullBatch, reader.nextDue() - clock.millis()));
        }
    }

    private boolean isAnythingWaiting() throws SQLException {
        return !reader.read(progress.position(), 1).isEmpty() || reader.nextDue() < Long.MAX_VALUE;
    }

    /** Not for long while there is progress that could not be written: nobody tells when the disk has room again. */
    private void park(long millis) {
        reader.park(progress.isEmpty() ? millis : Math.min(millis, PAUSE_MILLIS));
    }

    /** Delivers what there is; false when there was nothing. */
    private boolean work() throws SQLException {
        boolean worked = outage.isDown() ? fresh() || retries(1) : retries(RETRIES_PER_ROUND) | fresh();
        if (outage.isDown() && commit() && !isAnythingWaiting()) {
            outage.nothingWaits();
        }
        reader.setDown(outage.isDown());
        return worked;
    }

    private boolean retries(int limit) throws SQLException {
        if (!commit()) {
            return false; // the table still shows as due what has been done
        }
        List<DestinationReader.Retry> due = reader.due(clock.millis(), retryPolicy.longestDelay(), limit);
        for (DestinationReader.Retry retry : due) {
            if (!attempts.make(Batch.of(retry.entry()), retry.attempts(), progress) || isInterrupted()) {
                break;
            }
            reader.look();
        }
        return !due.isEmpty();
    }

    private boolean fresh() throws SQLException {
        List<LogEntry> page = reader.read(progress.position(), Math.max(PAGE, batchSize));
        boolean probing = outage.isDown();
        if (page.isEmpty() || !probing && isWaitingForMore(page.size())) {
            partialBatchSince = page.isEmpty() ? 0 : partialBatchSince;
            return false;
        }
        int size = probing ? 1 : batchSize; // one at a time, so that one bad event cannot hide behind its batch
        Batch batch = new Batch();
        for (int i = 0; i < page.size(); i++) {
            batch.add(page.get(i), !page.get(i).isErased() && filter.test(page.get(i)));
            if (batch.wanted().size() == size || i == page.size() - 1) {
                if (!attempts.make(batch, 0, progress) || isInterrupted()) {
                    break;
                }
                batch = new Batch();
                if (Outage.ticks() - committedAt > COMMIT_MILLIS) {
                    commit();
                    reader.look();
                }
                reader.giveWay(this::isInterrupted);
            }
        }
        return true;
    }

    private boolean isInterrupted() {
        return stopped || suspended || reader.isChanged();
    }

    private boolean isWaitingForMore(int available) {
        if (available >= batchSize || batchTimeout == 0) {
            partialBatchSince = 0;
        } else if (partialBatchSince == 0) {
            partialBatchSince = Outage.ticks();
        } else if (Outage.ticks() - partialBatchSince >= batchTimeout) {
            partialBatchSince = 0;
        }
        return partialBatchSince > 0;
    }

    /**
     * Writes progress down. What cannot be written is kept, to be written with what comes next: a full disk does not stop
     * deliveries.
     */
    private boolean commit() {
        if (progress.isEmpty()) {
            return true;
        }
        committedAt = Outage.ticks();
        try {
            reader.commit(progress);
            progress = new Progress(progress.position());
            unwritten = false;
        } catch (EventLogUnavailableException e) {
            log.atLevel(unwritten ? Level.DEBUG : Level.WARN)
                    .addKeyValue("destination", name)
                    .addKeyValue("reason", e.getMessage())
                    .log("Progress is not on disk yet");
            unwritten = true;
        }
        return !unwritten;
    }
}
