package io.signalpost.eventlog.window;

import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.ledger.Success;
import io.signalpost.eventlog.store.LogEntry;

/** One event that is handed out to be delivered. For whoever has it in hand. */
public final class Work {

    private static final int OVERHEAD = 500;

    private final LogEntry entry;
    private final int attempts;
    private final boolean again;
    private final Long replay;
    private final PartitionProgress partition;
    private Success success;
    private long restsUntil;
    private Progress.Failure failure;
    private Progress.Refusal refusal;

    private Work(LogEntry entry, int attempts, boolean again, Long replay, PartitionProgress partition) {
        this.entry = entry;
        this.attempts = attempts;
        this.again = again;
        this.replay = replay;
        this.partition = partition;
    }

    /** One that has just been read. */
    static Work fresh(LogEntry entry, PartitionProgress partition) {
        return new Work(entry, 0, false, null, partition);
    }

    /** One that is in the books already. */
    static Work again(Retry retry, PartitionProgress partition) {
        LogEntry entry = retry.replay() == null ? retry.entry() : retry.entry().forReplay();
        return new Work(entry, retry.attempts(), true, retry.replay(), partition);
    }

    /** One that no window hands out: nothing is written down of how it ends. */
    public static Work outsideWindow(LogEntry entry) {
        return new Work(entry, 0, false, null, null);
    }

    public LogEntry entry() {
        return entry;
    }

    public long seq() {
        return entry.seq();
    }

    /** What it takes up in memory, about. */
    long bytes() {
        return entry.bytes() + OVERHEAD;
    }

    public int attempts() {
        return attempts;
    }

    /** Whether it has failed, was held, or is replayed. */
    public boolean isAgain() {
        return again;
    }

    /** Whether it is replayed and has not failed meanwhile. */
    boolean isUntriedReplay() {
        return replay != null && attempts == 0;
    }

    PartitionProgress partition() {
        return partition;
    }

    /** A time of {@link Ticks} before which it is not tried, since it has just been refused. */
    long restsUntil() {
        return restsUntil;
    }

    void rest(long until) {
        restsUntil = until;
    }

    /** @param at and the others as {@link Success} has them */
    public void delivered(long at, long millis, String answer) {
        success = new Success(seq(), at, millis, answer, replay);
    }

    public void failed(Progress.Failure failure) {
        this.failure = failure;
    }

    /** The destination could not be used: it is to be tried again, and this attempt does not count. */
    public void refused(Progress.Refusal refusal) {
        this.refusal = refusal;
    }

    public boolean isDelivered() {
        return success != null;
    }

    Success success() {
        return success;
    }

    /** Takes out the refusal that has not been written yet; null when there is none. */
    Progress.Refusal takeRefusal() {
        Progress.Refusal taken = refusal;
        refusal = null;
        return taken;
    }

    /** Null when it has not failed. One that is not delivered either was not tried, or its attempt does not count. */
    public Progress.Failure failure() {
        return failure;
    }
}
