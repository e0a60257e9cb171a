package io.signalpost.destination.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HttpAnswerTest {

    private final HttpAnswer answer = new HttpAnswer(
            Clock.fixed(Instant.parse("2026-03-16T08:40:00Z"), ZoneOffset.UTC),
            "the business system",
            "; is destination.http.secret the one it knows?");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void isDelivered(int status) {
        assertThatCode(() -> answer.check(status, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void isTriedAgain(int status) {
        assertThat(failure(status, null))
                .returns(FailureKind.RETRY, Failure::kind)
                .returns("the business system answered HTTP " + status, Failure::text);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 304, 307, 308, 402, 403, 404, 405, 409, 421, 451})
    void isTriedAgainForADay(int status) {
        assertThat(failure(status, "120").kind()).isEqualTo(FailureKind.RETRY_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 411, 413, 414, 415, 422, 431})
    void isADeadLetter(int status) {
        assertThat(failure(status, "120").kind()).isEqualTo(FailureKind.DEAD);
    }

    @ParameterizedTest
    @ValueSource(ints = 401)
    void isNoFaultOfTheEventWhenTheSecretIsNotAccepted(int status) {
        assertThat(failure(status, null).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure(status, null).text()).contains("destination.http.secret");
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
        assertThat(failure(status, retryAfter))
                .returns(FailureKind.UNAVAILABLE, Failure::kind)
                .returns(expected, Failure::retryAfter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Mon, 99 Mar 2026 08:41:30 GMT", "٣"})
    void isTriedAgainByTheRoutesOwnDelaysWhenRetryAfterIsNoTime(String retryAfter) {
        assertThat(failure(503, retryAfter)).returns(FailureKind.RETRY, Failure::kind);
    }

    private Failure failure(int status, String retryAfter) {
        return catchThrowableOfType(AnswerException.class, () -> answer.check(status, retryAfter))
                .failure();
    }
}
