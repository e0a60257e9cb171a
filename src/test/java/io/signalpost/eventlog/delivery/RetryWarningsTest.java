package io.signalpost.eventlog.delivery;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryWarningsTest {

    private final RetryWarnings warnings = new RetryWarnings();

    @Test
    void areGivenOfTheFirstAttemptAndWheneverTheirNumberHasDoubled() {
        assertThat(IntStream.rangeClosed(1, 20)
                        .filter(attempts -> warnings.due(attempts, 0).isPresent()))
                .containsExactly(1, 2, 4, 8, 16);
    }

    @Test
    void areTenInAMinuteShouldManyEventsFailAndTheNextOneSaysHowManyWereLeftOut() {
        assertThat(IntStream.range(0, 1_000)
                        .filter(event -> warnings.due(1, event).isPresent()))
                .hasSize(10);
        assertThat(warnings.due(1, 59_999)).isEmpty();

        assertThat(warnings.due(1, 60_000)).hasValue(991);
        assertThat(warnings.due(1, 60_001)).hasValue(0);
    }
}
