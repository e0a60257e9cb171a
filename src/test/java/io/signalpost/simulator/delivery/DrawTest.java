package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrawTest {

    @Test
    void laterAttemptsAndDuplicatesKeepOnlyWhatTheReceiverIsToRefuse() {
        Draw everything = new Draw(EnumSet.allOf(FaultKind.class), 0);

        assertThat(everything.inAttempt(1).faults()).isEqualTo(EnumSet.complementOf(EnumSet.of(FaultKind.DUPLICATE)));
        assertThat(everything.inAttempt(2).faults())
                .isEqualTo(EnumSet.of(FaultKind.OVERSIZE_BODY, FaultKind.WRONG_TOKEN, FaultKind.OLD_TOKEN));
        assertThat(everything.inDuplicate().faults())
                .isEqualTo(EnumSet.of(
                        FaultKind.OVERSIZE_BODY, FaultKind.WRONG_TOKEN, FaultKind.OLD_TOKEN, FaultKind.DUPLICATE));
    }

    @Test
    void theLotDecidesBetweenTheLeastAndTheMost() {
        Duration least = Duration.ofSeconds(2);
        Duration most = Duration.ofSeconds(20);

        assertThat(new Draw(Set.of(), 0).between(least, most)).isEqualTo(least);
        assertThat(new Draw(Set.of(), 0.5).between(least, most)).isEqualTo(Duration.ofSeconds(11));
        assertThat(new Draw(Set.of(), 0.999999).between(least, most)).isEqualTo(most);
    }
}
