package io.signalpost.eventlog.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.signalpost.eventlog.ledger.Checkpoint;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.ledger.Success;
import io.signalpost.eventlog.store.Partition;

/** What succeeded since the last checkpoint. For {@link Window}, under its lock. */
final class Recorder {

    /** More than that is not kept of a destination at all. */
    private static final int SUCCESSES = 10_000;
    /** So many numbers at once are written before it is time. */
    private static final int MANY = 200_000;

    private Map<Integer, Long> moved = new TreeMap<>();
    private Deque<Success> successes = new ArrayDeque<>();
    private List<Long> nothingSent = new ArrayList<>();

    void add(Success success) {
        if (successes.size() == SUCCESSES) {
            successes.removeFirst();
        }
        successes.add(success);
        if (success.isNothingSent()) {
            nothingSent.add(success.seq());
        }
    }

    boolean isEmpty() {
        return moved.isEmpty() && successes.isEmpty();
    }

    boolean isLarge() {
        return nothingSent.size() >= MANY;
    }

    /** Partitions have moved; what is about to be written of them goes along with the next checkpoint. */
    void moved(List<Progress.InPartition> partitions) {
        partitions.forEach(each -> {
            if (each.passed() > 0) {
                moved.put(each.partition(), each.position());
            }
        });
    }

    /** What is written of these partitions from now on says nothing of how far they had come. */
    void drop(long partitions) {
        moved.keySet().removeIf(partition -> Partition.isIn(partitions, partition));
    }

    /** All there is, once; null when there is nothing. @param at in milliseconds since 1970 */
    Checkpoint take(long at) {
        if (isEmpty()) {
            return null;
        }
        Checkpoint taken = new Checkpoint(at, moved, List.copyOf(successes), List.copyOf(new TreeSet<>(nothingSent)));
        moved = new TreeMap<>();
        successes = new ArrayDeque<>();
        nothingSent = new ArrayList<>();
        return taken;
    }

    /** It could not be written, and goes along with the next. */
    void giveBack(Checkpoint unwritten) {
        unwritten.moved().forEach(moved::putIfAbsent);
        List<Long> later = nothingSent;
        nothingSent = new ArrayList<>(unwritten.nothingSent());
        nothingSent.addAll(later);
        for (int i = unwritten.successes().size() - 1; i >= 0 && successes.size() < SUCCESSES; i--) {
            successes.addFirst(unwritten.successes().get(i));
        }
    }
}
