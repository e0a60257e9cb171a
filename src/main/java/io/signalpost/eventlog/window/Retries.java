package io.signalpost.eventlog.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Events that have failed before and are due, as far as they are in hand. They get as much of the time as the others. For
 * {@link Window}, under its lock.
 */
final class Retries {

    private static final int MOST = 100;

    private final Deque<Work> waiting = new ArrayDeque<>();
    /** Until their outcome is written the table shows them as due. */
    private final Set<Long> inHand = new HashSet<>();

    private long retryNanos;
    private long freshNanos;

    int room() {
        return MOST - inHand.size();
    }

    int inHand() {
        return inHand.size();
    }

    boolean isInHand(long seq) {
        return inHand.contains(seq);
    }

    void add(Work work) {
        if (inHand.add(work.seq())) {
            waiting.add(work);
        }
    }

    void waitAgain(Work work) {
        if (work.partition().isOurs()) {
            waiting.add(work);
        } else {
            inHand.remove(work.seq());
        }
    }

    /** Whether one of them goes before one that has not failed. */
    boolean areTheirTurn(boolean othersWait, boolean othersFirst) {
        if (waiting.isEmpty() || !othersWait) {
            retryNanos = freshNanos = 0;
            return !waiting.isEmpty();
        }
        return !othersFirst && retryNanos <= freshNanos;
    }

    void spent(boolean again, long nanos) {
        retryNanos += again ? nanos : 0;
        freshNanos += again ? 0 : nanos;
    }

    /** The first that may be tried; null when there is none. */
    Work take(Predicate<Work> mayBe) {
        long now = Ticks.now();
        for (Iterator<Work> each = waiting.iterator(); each.hasNext(); ) {
            Work work = each.next();
            if (work.restsUntil() <= now && mayBe.test(work)) {
                each.remove();
                return work;
            }
        }
        return null;
    }

    void removeLeft() {
        waiting.removeIf(work -> !work.partition().isOurs() && inHand.remove(work.seq()));
    }

    void written(long seq) {
        inHand.remove(seq);
    }
}
