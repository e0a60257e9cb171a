package io.signalpost.eventlog.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import io.signalpost.eventlog.ledger.Distances;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Stretch;

/**
 * How far a destination has come in one partition: the position, up to which all its events have passed, and those beyond
 * it that have passed, too. For {@link Window}, under its lock.
 */
final class PartitionProgress {

    /** So many events may lie beyond the position, and be in the table that keeps it. */
    private static final int MOST = 1_000;

    private static final class Slot {
        final long seq;
        boolean done;
        long missing;

        Slot(long seq) {
            this.seq = seq;
        }
    }

    private final int number;
    /** Beyond the position, in order, from the first that has not passed. */
    private final Deque<Slot> open = new ArrayDeque<>();

    private final Map<Long, Slot> bySeq = new HashMap<>();
    /** As they were in the table: those that have not been read again yet. */
    private final NavigableSet<Long> doneBefore;

    private long read;
    private long written;
    private boolean doneWritten;
    private int inFlight;
    private boolean ours = true;
    private News news = new News();
    /** What was taken last: it may have to be given back. */
    private Progress.InPartition taken;

    PartitionProgress(int number, long position, String done) {
        this.number = number;
        this.read = this.written = position;
        this.doneBefore = Distances.read(position, done);
        this.doneWritten = done != null;
    }

    int number() {
        return number;
    }

    /** Up to where it has been read. */
    long read() {
        return read;
    }

    void readUpTo(long seq) {
        read = seq;
    }

    boolean isFull() {
        return open.size() >= MOST;
    }

    /** Takes up an event that was read; false when it has passed before. */
    boolean begin(long seq) {
        read = seq;
        boolean done = doneBefore.remove(seq);
        if (done && open.isEmpty()) {
            return false;
        }
        Slot slot = new Slot(seq);
        slot.done = done;
        open.add(slot);
        if (!done) {
            bySeq.put(seq, slot);
        }
        return !done;
    }

    /** Has read past numbers that are no events' any more. They count once the position has come past them, too. */
    void missing(Stretch.Missing numbers) {
        Slot slot = new Slot(read);
        slot.done = true;
        slot.missing = Partition.missing(Partition.set(number), numbers.first(), numbers.last());
        if (slot.missing > 0) {
            open.add(slot);
            moveOn();
        }
    }

    /** An event has passed for the first time. */
    private void pass(long seq) {
        news.passed++;
        bySeq.remove(seq).done = true;
        moveOn();
    }

    private void moveOn() {
        while (!open.isEmpty() && open.peek().done) {
            news.missing += open.remove().missing;
        }
    }

    void filtered(long seq) {
        pass(seq);
        news.filtered++;
    }

    void held(long seq) {
        pass(seq);
        news.held.add(seq);
    }

    /** One that was due to be replayed waits for another of its vehicle. */
    void heldAgain(long seq) {
        news.heldAgain.add(seq);
    }

    /** The event was tried in vain, without counting. */
    void refused(Progress.Refusal refusal) {
        news.refused.add(refusal);
    }

    void settle(Work work) {
        if (work.isDelivered()) {
            if (work.isAgain()) {
                news.redelivered.add(work.success());
            } else {
                pass(work.seq());
                news.delivered++;
            }
        } else if (work.failure() != null) {
            if (work.isAgain()) {
                news.failedAgain.add(work.failure());
            } else {
                pass(work.seq());
                news.failed.add(work.failure());
            }
        }
    }

    private long position() {
        return open.isEmpty() ? read : open.peek().seq - 1;
    }

    /** What has passed and is not written yet; null when nothing has. From now on only what comes after counts. */
    Progress.InPartition takeNews() {
        if (news.isEmpty()) {
            return null;
        }
        NavigableSet<Long> done = new TreeSet<>(doneBefore);
        open.stream().filter(slot -> slot.done && slot.missing == 0).forEach(slot -> done.add(slot.seq));
        taken = news.in(number, position(), Distances.write(position(), done));
        news = new News();
        return taken;
    }

    /** They could not be written. They no longer count when the partition was begun anew since. */
    void giveBack(Progress.InPartition unwritten) {
        if (unwritten == taken) {
            news.addEarlier(unwritten);
        }
    }

    void written(long position, boolean done) {
        written = position;
        doneWritten = done;
    }

    boolean hasNews() {
        return !news.isEmpty();
    }

    /** Whether the position has moved though nothing has passed. */
    boolean isFollowing() {
        return news.isEmpty() && !doneWritten && open.isEmpty() && written < read;
    }

    void taken() {
        inFlight++;
    }

    void putDown() {
        inFlight--;
    }

    boolean isInFlight() {
        return inFlight > 0;
    }

    /** Another node reads it, or will. */
    void leave() {
        ours = false;
    }

    boolean isOurs() {
        return ours;
    }
}
