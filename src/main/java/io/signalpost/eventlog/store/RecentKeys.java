package io.signalpost.eventlog.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.eventlog.store.EventKeys.Key;

/**
 * Keys in memory, in ranges of their hashes, so many that each range has but a few. To find or to change one is to look at
 * one short array; in a sorted set it would be a dozen places all over the memory.
 *
 * <p>A range is replaced when it changes, so any thread may read while one writes.
 */
final class RecentKeys {

    private static final int KEYS_PER_RANGE = 16;

    /** Of each range the keys in no order: hash, seq, hash, seq and so on. */
    private final AtomicReferenceArray<long[]> ranges;

    private final long width;
    private int size;

    /** @param capacity about how many keys there will be */
    RecentKeys(int capacity) {
        this.ranges = new AtomicReferenceArray<>(capacity / KEYS_PER_RANGE + 1);
        this.width = Long.MAX_VALUE / ranges.length() + 1;
        for (int i = 0; i < ranges.length(); i++) {
            ranges.set(i, new long[0]);
        }
    }

    int size() {
        return size;
    }

    void addAll(Collection<Key> keys) {
        for (Key key : keys) {
            int index = index(key.hash());
            long[] range = ranges.get(index);
            long[] more = Arrays.copyOf(range, range.length + 2);
            more[range.length] = key.hash();
            more[range.length + 1] = key.seq();
            ranges.set(index, more);
            size++;
        }
    }

    /** Those that are not there are passed over. */
    void removeAll(Collection<Key> keys) {
        for (Key key : keys) {
            int index = index(key.hash());
            long[] range = ranges.get(index);
            for (int i = 0; i < range.length; i += 2) {
                if (range[i] == key.hash() && range[i + 1] == key.seq()) {
                    long[] fewer = Arrays.copyOf(range, range.length - 2);
                    System.arraycopy(range, i + 2, fewer, i, fewer.length - i);
                    ranges.set(index, fewer);
                    size--;
                    break;
                }
            }
        }
    }

    /** Adds to a list the numbers of the events whose ids have this hash. */
    void find(long hash, List<Long> seqs) {
        long[] range = ranges.get(index(hash));
        for (int i = 0; i < range.length; i += 2) {
            if (range[i] == hash) {
                seqs.add(range[i + 1]);
            }
        }
    }

    /** How many ranges there are. */
    int ranges() {
        return ranges.length();
    }

    /** The keys of a range in their order; the next range has higher ones. */
    Stream<Key> range(int index) {
        long[] range = ranges.get(index);
        return IntStream.range(0, range.length / 2)
                .mapToObj(i -> new Key(range[2 * i], range[2 * i + 1]))
                .sorted();
    }

    private int index(long hash) {
        return (int) (hash / width);
    }
}
