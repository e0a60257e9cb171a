package io.signalpost.destination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class HttpAnswerTest {

    private final HttpAnswer answer =
            new HttpAnswer(Clock.fixed(Instant.parse("2026-03-16T08:40:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void isDelivered(int status) {
        assertThatCode(() -> answer.check(status, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void isTriedAgain(int status) {
        assertThatThrownBy(() -> answer.check(status, null))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the business system answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 304, 307, 308, 400, 403, 404, 405, 409, 410, 413, 415, 422, 451})
    void isADeadLetter(int status) {
        assertThatThrownBy(() -> answer.check(status, "120"))
                .isExactlyInstanceOf(UndeliverableException.class)
                .hasMessage("the business system answered " + status);
    }

    @Test
    void isNoFaultOfTheEventWhenTheSecretIsNotAccepted() {
        assertThatThrownBy(() -> answer.check(401, null))
                .isExactlyInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("destination.http.secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | 0                              | PT0S
            429 | 120                            | PT2M
            503 | 999999999                      | PT277777H46M39S
            503 | Mon, 16 Mar 2026 08:41:30 GMT  | PT1M30S
            503 | Mon, 16 Mar 2026 08:39:00 GMT  | PT-1M
            429 | Monday, 16-Mar-26 08:41:30 GMT | PT1M30S
            """)
    void isAPauseOfTheWholeDestination(int status, String retryAfter, Duration expected) {
        assertThat(catchThrowable(() -> answer.check(status, retryAfter)))
                .isInstanceOfSatisfying(DestinationUnavailableException.class, busy -> assertThat(busy.retryAfter())
                        .isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Mon, 99 Mar 2026 08:41:30 GMT", "٣"})
    void isTriedAgainByTheRoutesOwnDelaysWhenRetryAfterIsNoTime(String retryAfter) {
        assertThatThrownBy(() -> answer.check(503, retryAfter)).isExactlyInstanceOf(IllegalStateException.class);
    }
}
