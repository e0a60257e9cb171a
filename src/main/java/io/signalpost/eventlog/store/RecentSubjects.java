package io.signalpost.eventlog.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whom the latest events are about that this process has appended, so that they need not be read, decompressed and parsed
 * again to be indexed. Thread-safe.
 */
final class RecentSubjects {

    /** A few batches of the index. A few MB. */
    private static final int KEPT = 32_768;

    private final long[] seqs = new long[KEPT];
    private final Subjects[] subjects = new Subjects[KEPT];

    /** Takes in what of a transaction is new. */
    synchronized void add(List<PendingWrite<?>> transaction) {
        for (PendingWrite<?> write : transaction) {
            if (write instanceof PendingAppend append && append.seq() > 0) {
                int at = (int) (append.seq() % KEPT);
                seqs[at] = append.seq();
                subjects[at] = append.subjects();
            }
        }
    }

    /** Another connection may lead to a server that has given the numbers to other events. */
    synchronized void clear() {
        Arrays.fill(seqs, 0);
    }

    synchronized Optional<Subjects> find(long seq) {
        int at = (int) (seq % KEPT);
        return seqs[at] == seq ? Optional.ofNullable(subjects[at]) : Optional.empty();
    }
}
