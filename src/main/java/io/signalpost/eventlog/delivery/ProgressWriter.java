package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.util.function.LongConsumer;

import io.signalpost.eventlog.ledger.Checkpoint;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.window.Ticks;
import io.signalpost.eventlog.window.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes down what a destination has passed, not more often than every {@value #MILLIS} ms. What cannot be written is kept, to
 * be written with what comes next: a full disk does not stop deliveries. When the answer is lost with the connection, the log is
 * asked first whether it has it, since what is written twice would be counted twice. For the destination's own thread, but for
 * {@link #mayWrite}.
 */
final class ProgressWriter {

    private static final Logger log = LoggerFactory.getLogger(ProgressWriter.class);
    private static final long MILLIS = 200;
    private static final long FOLLOW_MILLIS = 1_000;
    private static final long CHECKPOINT_MILLIS = 1_000 * Checkpoint.SECONDS;
    private static final long AGAIN_MILLIS = 1_000;

    private final String destination;
    private final DestinationReader reader;
    private final Window window;
    private final Clock clock;
    private final LongConsumer lost;
    private final Runnable failuresChanged;
    /** What the log has been given and has not answered: it may be written, or not. */
    private Progress inDoubt;

    private boolean told;
    private volatile long writtenAt;
    private long followedAt;
    private long checkpointAt = Ticks.now() - CHECKPOINT_MILLIS;

    /**
     * @param lost            told the partitions where what was done does not count, since they are no longer this node's
     * @param failuresChanged called when the table of failed events has changed
     */
    ProgressWriter(
            String destination,
            DestinationReader reader,
            Window window,
            Clock clock,
            LongConsumer lost,
            Runnable failuresChanged) {
        this.destination = destination;
        this.reader = reader;
        this.window = window;
        this.clock = clock;
        this.lost = lost;
        this.failuresChanged = failuresChanged;
    }

    /** Whether it is long enough since it was written last. */
    boolean mayWrite() {
        return Ticks.now() - writtenAt >= MILLIS;
    }

    void writeWhenDue() {
        if (untilDue() == 0) {
            long now = Ticks.now();
            boolean checkpoint = now - checkpointAt >= CHECKPOINT_MILLIS || window.hasLargeRecord();
            write(now - followedAt >= FOLLOW_MILLIS, checkpoint);
        }
    }

    /** Milliseconds until something is to be written; {@code Long.MAX_VALUE} while there is nothing. */
    long untilDue() {
        long now = Ticks.now();
        long wait = Math.max(0, writtenAt + (inDoubt == null ? MILLIS : AGAIN_MILLIS) - now);
        if (inDoubt != null || window.hasNews()) {
            return wait;
        }
        long follow = window.isFollowing() ? Math.max(wait, followedAt + FOLLOW_MILLIS - now) : Long.MAX_VALUE;
        return window.hasRecord() ? Math.min(follow, Math.max(wait, checkpointAt + CHECKPOINT_MILLIS - now)) : follow;
    }

    /** Writes all there is; false when it cannot be written now. */
    boolean write() {
        return write(true, true);
    }

    /**
     * @param follow     whether positions are written that have moved though nothing has passed
     * @param checkpoint whether it is written when that was
     */
    private boolean write(boolean follow, boolean checkpoint) {
        writtenAt = Ticks.now();
        try {
            if (inDoubt != null) {
                settleDoubt();
            }
            Progress progress = window.takeProgress(follow, checkpoint ? clock.instant() : null);
            followedAt = follow ? writtenAt : followedAt;
            checkpointAt = progress.checkpoint() != null ? writtenAt : checkpointAt;
            if (!progress.isEmpty()) {
                inDoubt = progress; // until the log has answered
                settle(progress, reader.commit(progress, clock.instant()));
            }
            told = false;
            return true;
        } catch (EventLogUnavailableException e) {
            log.atLevel(told ? Level.DEBUG : Level.WARN)
                    .addKeyValue("destination", destination)
                    .addKeyValue("reason", e.getMessage())
                    .log("Progress is not on disk yet");
            told = true;
            return false;
        }
    }

    /** Finds out what has become of it, as long as an answer was missing. */
    private void settleDoubt() throws EventLogUnavailableException {
        long counts = reader.committed(inDoubt);
        if (counts == Partition.NONE) {
            window.giveBack(inDoubt);
            inDoubt = null;
        } else {
            settle(inDoubt, counts);
        }
    }

    /** @param counts the partitions where it was written */
    private void settle(Progress progress, long counts) {
        inDoubt = null;
        window.written(progress);
        long gone = progress.partitionSet() & ~counts;
        if (gone != Partition.NONE) {
            lost.accept(gone);
        }
        if (progress.hasFailures()) {
            failuresChanged.run();
        }
    }
}
