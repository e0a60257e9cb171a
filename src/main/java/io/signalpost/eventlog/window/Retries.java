package io.signalpost.eventlog.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Events that have failed before, or are replayed, and are due, as far as they are in hand. They get as much of the time as
 * the others. For {@link Window}, under its lock.
 */
final class Retries {

    private static final int MOST = 500;

    private final Deque<Work> waiting = new ArrayDeque<>();
    /** Until their outcome is written the table shows them as due. */
    private final Set<Long> inHand = new HashSet<>();

    private long retryNanos;
    private long freshNanos;

    /** None before half of them are done with: whoever looks for more reads those in hand once more. */
    int room() {
        int room = MOST - inHand.size();
        return room < MOST / 2 ? 0 : room;
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

    /** It is another's turn before it: until that is written it is in hand. */
    void putAside(Work work) {
        inHand.add(work.seq());
    }

    /** Takes out those that wait and of which that is so; they stay in hand. */
    List<Work> takeAside(Predicate<Work> goes) {
        List<Work> taken = waiting.stream().filter(goes).toList();
        waiting.removeAll(taken);
        return taken;
    }

    /** Before those of its vehicle that come after it. */
    void waitAgain(Work work) {
        if (work.partition().isOurs()) {
            waiting.addFirst(work);
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

    /**
     * The first that may be tried; none when there is none. Those that are replayed and have not failed meanwhile are taken
     * together.
     *
     * @param vehicle the one whose events keep to their order; null for an event that does not
     */
    List<Work> take(int most, Function<Work, String> vehicle, Predicate<Work> mayBe) {
        long now = Ticks.now();
        List<Work> taken = new ArrayList<>();
        Set<String> passedOver = new HashSet<>();
        for (Iterator<Work> each = waiting.iterator(); each.hasNext() && taken.size() < most; ) {
            Work work = each.next();
            String vehicleId = vehicle.apply(work);
            boolean fits = taken.isEmpty() || work.isUntriedReplay();
            if (fits && work.restsUntil() <= now && !passedOver.contains(vehicleId) && mayBe.test(work)) {
                each.remove();
                taken.add(work);
                if (!work.isUntriedReplay()) {
                    return taken; // by itself, since it may fail again
                }
            } else if (vehicleId != null) {
                passedOver.add(vehicleId);
            }
        }
        return taken;
    }

    void removeLeft() {
        waiting.removeIf(work -> !work.partition().isOurs() && inHand.remove(work.seq()));
    }

    void written(long seq) {
        inHand.remove(seq);
    }
}
