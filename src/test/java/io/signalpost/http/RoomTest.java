package io.signalpost.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoomTest {

    @Test
    void isTakenUntilItIsFullAndNotBeyond() {
        Room room = new Room(10);

        assertThat(room.take(10)).isTrue();
        assertThat(room.take(1)).isFalse();
        assertThat(room.taken()).isEqualTo(10);
        room.giveBack(4);
        assertThat(room.take(4)).isTrue();
    }

    @Test
    void aShareTakesFromTheWholeAndNeverMoreThanItself() {
        Room whole = new Room(10);
        Room share = whole.within(6);

        assertThat(share.take(7)).isFalse();
        assertThat(share.take(6)).isTrue();
        assertThat(whole.taken()).isEqualTo(6);
        share.giveBack(6);
        assertThat(whole.taken()).isZero();
    }

    @Test
    void aShareGetsNothingOfAFullWholeAndLosesNothingByAsking() {
        Room whole = new Room(10);
        Room first = whole.within(6);
        Room second = whole.within(6);
        first.take(6);

        assertThat(second.take(5)).isFalse();
        assertThat(second.taken()).isZero();
        assertThat(second.take(4)).isTrue();
    }
}
