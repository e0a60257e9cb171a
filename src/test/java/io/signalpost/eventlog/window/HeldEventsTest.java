package io.signalpost.eventlog.window;

import io.signalpost.eventlog.store.Partition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldEventsTest {

    private final HeldEvents held = new HeldEvents();

    @Test
    void anEventThatIsHeldHasItsTurnWhenNoneBeforeItFailsAnyMore() {
        held.add("a", 1, 7, false);
        held.add("a", 2, 7, true);
        assertThat(held.turn("a")).isZero();

        held.over("a", 1);

        assertThat(held.turn("a")).isEqualTo(2);
        held.over("a", 2);
        assertThat(held.isBlocked("a")).isFalse();
    }

    @Test
    void whatBelongsToAPartitionThatIsLeftBlocksNobodyWhenItComesBack() {
        held.add("a", 1, 7, false);
        held.add("b", 2, 8, false);

        held.drop(Partition.set(7));

        assertThat(held.isBlocked("a")).isFalse();
        assertThat(held.isBlocked("b")).isTrue();
    }

    @Test
    void thereIsRoomAgainForWhatIsOverOrLeft() {
        for (int seq = 1; seq <= 10_000; seq++) {
            held.add("a", seq, seq % 2, true);
        }
        assertThat(held.isFull()).isTrue();
        held.over("a", 1);
        assertThat(held.isFull()).isFalse();
        held.add("a", 1, 1, true);
        assertThat(held.isFull()).isTrue();

        held.drop(Partition.set(1));

        assertThat(held.isFull()).isFalse();
    }
}
