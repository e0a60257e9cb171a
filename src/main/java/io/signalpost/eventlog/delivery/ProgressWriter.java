package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.util.function.LongConsumer;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Partition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes down what a destination has passed, not more often than every {@value #MILLIS} ms. What cannot be written is kept, to
 * be written with what comes next: a full disk does not stop deliveries. For the destination's own thread, but for
 * {@link #mayWrite}.
 */
final class ProgressWriter {

    private static final Logger log = LoggerFactory.getLogger(ProgressWriter.class);
    private static final long MILLIS = 200;
    private static final long FOLLOW_MILLIS = 1_000;
    private static final long AGAIN_MILLIS = 1_000;

    private final String destination;
    private final DestinationReader reader;
    private final Window window;
    private final Clock clock;
    private final LongConsumer lost;
    private final Runnable failuresChanged;
    private boolean unwritten;
    private volatile long writtenAt;
    private long followedAt;

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
        return Outage.ticks() - writtenAt >= MILLIS;
    }

    void writeWhenDue() {
        if (untilDue() == 0) {
            write(Outage.ticks() - followedAt >= FOLLOW_MILLIS);
        }
    }

    /** Milliseconds until something is to be written; {@code Long.MAX_VALUE} while there is nothing. */
    long untilDue() {
        long now = Outage.ticks();
        long wait = Math.max(0, writtenAt + (unwritten ? AGAIN_MILLIS : MILLIS) - now);
        if (window.hasNews()) {
            return wait;
        }
        return window.isFollowing() ? Math.max(wait, followedAt + FOLLOW_MILLIS - now) : Long.MAX_VALUE;
    }

    /** Writes all there is; false when it cannot be written now. */
    boolean write() {
        return write(true);
    }

    /** @param follow whether positions are written that have moved though nothing has passed */
    private boolean write(boolean follow) {
        Progress progress = window.takeProgress(follow);
        writtenAt = Outage.ticks();
        followedAt = follow ? writtenAt : followedAt;
        if (progress.isEmpty()) {
            return true;
        }
        try {
            long counts = reader.commit(progress, clock.instant());
            window.written(progress);
            unwritten = false;
            if ((progress.partitionSet() & ~counts) != Partition.NONE) {
                lost.accept(progress.partitionSet() & ~counts);
            }
            if (progress.hasFailures()) {
                failuresChanged.run();
            }
        } catch (EventLogUnavailableException e) {
            window.giveBack(progress);
            log.atLevel(unwritten ? Level.DEBUG : Level.WARN)
                    .addKeyValue("destination", destination)
                    .addKeyValue("reason", e.getMessage())
                    .log("Progress is not on disk yet");
            unwritten = true;
        } catch (RuntimeException e) {
            window.giveBack(progress);
            throw e;
        }
        return !unwritten;
    }
}
