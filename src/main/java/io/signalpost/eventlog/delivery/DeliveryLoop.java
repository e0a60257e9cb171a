package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.signalpost.eventlog.ledger.DestinationTable;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Stretch;
import io.signalpost.eventlog.window.Order;
import io.signalpost.eventlog.window.Ticks;
import io.signalpost.eventlog.window.Window;
import io.signalpost.eventlog.window.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads the log for one destination, for its consumers to hand the events to its route, and writes down what has become of
 * them. It runs on one thread, the {@link Consumers} on theirs.
 *
 * <p>An event that fails is written down for a later attempt and the destination goes on. When it cannot be used, or
 * several different events fail in a row, the destination is <em>down</em>: it probes with one attempt at a time,
 * at growing intervals, so that an outage neither fills a table nor uses up the attempts of innocent events.
 */
public final class DeliveryLoop implements Runnable {

    /** The destination's route. */
    @FunctionalInterface
    public interface Route {
        /** Returns what the destination has said to it. */
        Answer deliver(List<LogEntry> entries) throws Exception;
    }

    private static final Logger log = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final int PAGE = 500;
    private static final int FEW = PAGE / 4;
    private static final long LOOK_MILLIS = 200;
    private static final long DUE_MILLIS = 50;
    private static final long BUSY_MILLIS = 50;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 60_000;
    private static final long ABANDONED_MILLIS = 5_000;

    private final String name;
    private final DestinationReader reader;
    private final Predicate<LogEntry> filter;
    private final DeliverySettings delivery;
    private final Clock clock;
    private final NodeResources resources;
    private final Outage outage;
    private final Attempts attempts;
    private final Window window;
    private final Handout handout;
    private final Consumers consumers;
    private final Share share;
    private final ProgressWriter progress;
    /** Of the consumers' threads, and the own one. */
    private final ThreadLocal<Pace> paces;

    private boolean failing;
    private boolean caughtUp;
    /** What was read last was so little that there is hardly more yet. */
    private boolean few;

    private long rewindingSince;
    private long lookedAt;
    private long dueLookedAt;
    private long nextDue;
    private long readAt;
    private volatile boolean full;
    /** Somebody has acted: nothing is handed out until what is in hand is done, and the tables are read anew. */
    private volatile boolean draining = true;

    private volatile boolean suspended;
    private volatile boolean stopped;

    /**
     * @param filter   the events that the destination wants
     * @param executor for the consumers
     */
    public DeliveryLoop(
            String name,
            DestinationReader reader,
            Predicate<LogEntry> filter,
            Route route,
            DeliverySettings delivery,
            NodeResources resources,
            Clock clock,
            Executor executor) {
        this.name = name;
        this.reader = reader;
        this.filter = filter;
        this.delivery = delivery;
        this.clock = clock;
        this.resources = resources;
        this.outage = new Outage(name, delivery.retryPolicy(), delivery.consumers(), clock);
        this.window = new Window(delivery.order());
        this.attempts =
                new Attempts(name, route, outage, delivery.retryPolicy(), clock, window::underWay, this::isInterrupted);
        this.handout = new Handout(delivery, window, outage, () -> isInterrupted() || isHeldUp(), () -> full);
        this.consumers = new Consumers(
                executor, resources.threads(), delivery.consumers(), handout::next, this::deliver, this::giveBack);
        this.share = new Share(reader, window, delivery);
        this.progress = new ProgressWriter(name, reader, window, clock, this::lost, () -> nextDue = 0);
        this.paces = ThreadLocal.withInitial(resources::pace);
    }

    @Override
    public void run() {
        reader.begin();
        while (!stopped) {
            Thread.interrupted(); // only stop() ends the loop
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
                pause(PAUSE_MILLIS);
            }
        }
        while (window.underWay() > 0 && !Thread.interrupted()) {
            reader.park(BUSY_MILLIS);
        }
        progress.write();
    }

    /** Whether it is to wait, or to go on. While it waits, no more is handed out from the moment this returns. */
    public void suspend(boolean suspend) {
        suspended = suspend;
        consumers.settle();
        reader.wakeUp();
    }

    /** How many batches are handed out and have not ended. */
    public int underWay() {
        return window.underWay();
    }

    /** Ends the loop after the events that are under way. */
    public void stop() {
        stopped = true;
        reader.wakeUp();
    }

    private void round() throws SQLException, EventLogUnavailableException {
        progress.writeWhenDue();
        look();
        if (draining && !reload()) {
            reader.park(BUSY_MILLIS);
            return;
        }
        share.giveAway(progress);
        boolean more = false;
        if (!isHeldUp()) {
            more = read();
            retries();
            while (consumers.startOne()) {
                // as many as there is work for
            }
        }
        showOutage();
        if (!more) {
            reader.park(untilNext());
        } else {
            paces.get().giveWay(this::isInterrupted);
        }
    }

    private boolean isHeldUp() {
        return suspended || reader.row().paused();
    }

    private boolean isInterrupted() {
        return stopped || suspended || draining || reader.isChanged();
    }

    /** Looks whether operators or other nodes have changed anything. */
    private void look() throws SQLException {
        long now = Ticks.now();
        if (!reader.isChanged() && !share.isIncomplete() && !(reader.isShared() && now - lookedAt >= LOOK_MILLIS)) {
            return;
        }
        lookedAt = now;
        DestinationTable.Row row = reader.look();
        if (row.revision() != reader.row().revision()) {
            draining = true;
        } else if (row.shares() != reader.row().shares() || share.isIncomplete()) {
            reader.goBy(row);
            adjustShare();
        } else {
            reader.goBy(row);
        }
    }

    /** Begins anew as the tables say; false while something is still in hand, or not written. */
    private boolean reload() throws SQLException, EventLogUnavailableException {
        if (window.underWay() > 0 || !progress.write()) {
            return false;
        }
        DestinationTable.Row row = reader.look();
        if (row.rewinding()) {
            if (!isAbandoned()) {
                return false;
            }
            row = reader.look();
        }
        rewindingSince = 0;
        share.clear();
        resources.forget();
        reader.goBy(row);
        adjustShare();
        outage.probeNow();
        draining = false;
        return true;
    }

    /** A rewind that takes so long was given up by a crash: then it is done from here. */
    private boolean isAbandoned() throws EventLogUnavailableException {
        rewindingSince = rewindingSince == 0 ? Ticks.now() : rewindingSince;
        if (Ticks.now() - rewindingSince < ABANDONED_MILLIS) {
            return false;
        }
        reader.finishRewind(clock.instant());
        return true;
    }

    private void adjustShare() throws SQLException {
        share.adjust();
        caughtUp = false;
        nextDue = 0;
    }

    private void lost(long partitions) {
        resources.forget();
        share.lose(partitions);
    }

    /** Reads on; false when there was nothing, or no room. */
    private boolean read() throws SQLException {
        long mostBytes = resources.mostBytes();
        Window.Gap gap = window.gap(mostBytes);
        full = gap == null;
        if (full) {
            caughtUp = window.owned() == Partition.NONE;
            return false;
        }
        rest();
        long room = window.room(mostBytes);
        Stretch stretch = reader.read(gap, PAGE, room, resources.tail());
        List<Boolean> wanted = stretch.entries().stream()
                .map(entry -> !entry.isErased() && filter.test(entry))
                .toList();
        window.read(gap, stretch, wanted);
        caughtUp = stretch.upTo() == gap.after();
        few = stretch.entries().size() < FEW
                && stretch.entries().stream().mapToLong(LogEntry::bytes).sum() < room / 2;
        return !caughtUp;
    }

    /** So that of many destinations one reads what has come meanwhile and the others get it from the {@link Tail}. */
    private void rest() {
        long rest = readAt + resources.restNanos() - System.nanoTime();
        if ((caughtUp || few) && rest > 0) {
            pause(TimeUnit.NANOSECONDS.toMillis(rest));
        }
        readAt = System.nanoTime();
    }

    private void retries() throws SQLException {
        long ticks = Ticks.now();
        if (delivery.order() == Order.VEHICLE_STRICT) {
            window.due(reader.held(window.turns(window.roomForRetries())));
        }
        if (reader.isMoreDue()) {
            nextDue = 0;
        }
        if (ticks - dueLookedAt < DUE_MILLIS || untilDue() > 0 || window.roomForRetries() == 0) {
            return;
        }
        dueLookedAt = ticks;
        long active = share.active();
        int limit = window.retriesInHand() + window.roomForRetries();
        window.due(reader.due(active, clock.millis(), delivery.retryPolicy().longestDelay(), limit));
        nextDue = reader.nextDue(active);
    }

    /** Milliseconds until an event that has failed is due. One that would wait longer than any failed while our clock was ahead. */
    private long untilDue() {
        long millis = nextDue - clock.millis();
        return nextDue < Long.MAX_VALUE && millis > delivery.retryPolicy().longestDelay() ? 0 : millis;
    }

    private void showOutage() {
        if (outage.isDown() && isNothingWaiting()) {
            outage.nothingWaits();
        }
        reader.show(outage.down());
    }

    private boolean isNothingWaiting() {
        return caughtUp && window.isEmpty() && !window.hasNews() && nextDue == Long.MAX_VALUE;
    }

    /** Milliseconds until there is something to do, should nobody tell. */
    private long untilNext() {
        long millis = reader.isShared() ? LOOK_MILLIS : IDLE_MILLIS;
        if (!isHeldUp()) {
            millis = Math.min(millis, Math.max(DUE_MILLIS, untilDue()));
            if (!window.isEmpty()) {
                millis = Math.min(millis, window.underWay() > 0 ? BUSY_MILLIS : untilHandedOut());
            }
        }
        millis = Math.min(millis, progress.untilDue());
        return share.isSettling() ? Math.min(millis, BUSY_MILLIS) : millis;
    }

    private long untilHandedOut() {
        long wait = handout.untilNext();
        return wait == 0 ? BUSY_MILLIS : wait;
    }

    private void giveBack(List<Work> batch) {
        window.finish(batch, 0, 0);
    }

    private void deliver(List<Work> batch) {
        long began = System.nanoTime();
        try {
            attempts.make(batch);
        } finally {
            Thread.interrupted(); // a step of the route may have left it set
            window.finish(
                    batch, System.nanoTime() - began, delivery.retryPolicy().delayAfter(1));
        }
        consumers.startOne(); // what has become free may be for another one
        boolean quiet = window.isEmpty() && progress.mayWrite();
        if (quiet || draining || full && window.hasRoom() || outage.isDown()) {
            reader.wakeUp();
        }
        paces.get().giveWay(this::isInterrupted);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
