package io.signalpost.eventlog.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.signalpost.eventlog.store.EventKeys.Key;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecentKeysTest {

    private static final int CAPACITY = 100;

    /** Some are equal, and the lowest and the highest there are. */
    private static final List<Long> HASHES = new Random(3)
            .longs(300, 0, Long.MAX_VALUE)
            .boxed()
            .collect(
                    () -> new ArrayList<>(List.of(0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE)),
                    List::add,
                    List::addAll);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void holdsWhatASortedSetHolds(long seed) {
        Random random = new Random(seed);
        RecentKeys keys = new RecentKeys(CAPACITY);
        TreeSet<Key> expected = new TreeSet<>();
        for (long seq = 1; seq <= 2_000; seq++) {
            Key key = new Key(HASHES.get(random.nextInt(HASHES.size())), seq);
            keys.addAll(List.of(key));
            expected.add(key);
            if (expected.size() > CAPACITY) {
                Key gone = List.copyOf(expected).get(random.nextInt(expected.size()));
                keys.removeAll(List.of(gone, gone)); // the second time it is not there
                expected.remove(gone);
            }

            assertThat(keys.size()).isEqualTo(expected.size());
            assertThat(IntStream.range(0, keys.ranges()).boxed().flatMap(keys::range))
                    .containsExactlyElementsOf(expected);
            long hash = HASHES.get(random.nextInt(HASHES.size()));
            List<Long> seqs = new ArrayList<>();
            keys.find(hash, seqs);
            assertThat(seqs)
                    .containsExactlyInAnyOrderElementsOf(expected.stream()
                            .filter(each -> each.hash() == hash)
                            .map(Key::seq)
                            .toList());
        }
        assertThat(keys.ranges()).isGreaterThan(1);
    }
}
