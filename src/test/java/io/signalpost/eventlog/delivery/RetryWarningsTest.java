package io.signalpost.eventlog.delivery;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryWarningsTest {

    private final RetryWarnings warnings = new RetryWarnings();

    @Test
    void areGivenOfTheFirstAttemptAndWheneverTheirNumberHasDoubled() {
        assertThat(IntStream.rangeClosed(1, 20).filter(attempts -> warnings.due(attempts, 0)))
                .containsExactly(1, 2, 4, 8, 16);
    }

    @Test
    void areTenInAMinuteShouldManyEventsFail() {
        assertThat(IntStream.range(0, 1_000).filter(event -> warnings.due(1, event)))
                .hasSize(10);
        assertThat(warnings.due(1, 59_999)).isFalse();
        assertThat(warnings.due(1, 60_000)).isTrue();
    }
}
