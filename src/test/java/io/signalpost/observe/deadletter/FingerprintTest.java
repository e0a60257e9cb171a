package io.signalpost.observe.deadletter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTest {

    private static Fingerprint of(String error) {
        return Fingerprint.of("java.io.IOException", error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTP 404 for 0a8c63ca-5a40-4a4e-8f0b-6f2c0c7c7a11       | HTTP 404 for <id>
                    550 5.1.1 jane@example.org: no such user               | 550 5.1.1 <address>: no such user
                    ERROR 22P05 at 2026-11-28T08:00:00.123Z                | ERROR 22P05 at <time>
                    no answer after 15000 ms from localhost:8080           | no answer after <amount> from localhost:8080
                    message 3f2a9c1b7d8e4f60 is 262145 bytes               | message <id> is <amount>
                    event 12345678 of partition 3                          | event <number> of partition 3
                    connection refused                                     | connection refused
                    """)
    void whatDiffersFromEventToEventIsTakenOut(String error, String common) {
        assertThat(of(error).error()).isEqualTo(common);
    }

    @Test
    void otherStatusesAreOtherErrors() {
        assertThat(of("HTTP 404").id())
                .isNotEqualTo(of("HTTP 410").id())
                .isEqualTo(of("HTTP 404").id());
        assertThat(of("HTTP 404").id())
                .isNotEqualTo(Fingerprint.of("Other", "HTTP 404").id());
    }

    @Test
    void anErrorWithoutWordsIsOneToo() {
        assertThat(Fingerprint.of(null, null).id()).hasSize(12);
    }
}
