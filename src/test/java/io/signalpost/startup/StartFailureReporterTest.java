package io.signalpost.startup;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What our own code throws: a message for the operator, or a fault of ours. */
class StartFailureReporterTest {

    private final StartFailureReporter reporter = new StartFailureReporter(null);

    @Test
    void aRefusalIsToldInItsOwnWords() {
        assertThat(reporter.explain(new IllegalStateException("outer", new IllegalArgumentException("write 1"))))
                .isEqualTo("write 1");
    }

    @Test
    void aFaultIsToldWithItsKind() {
        assertThat(reporter.explain(new NullPointerException("it is null")))
                .isEqualTo("NullPointerException: it is null");
    }
}
