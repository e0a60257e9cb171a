package io.signalpost.eventlog.failure;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SqsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailuresTest {

    private static final FailureTable NONE = FailureTable.parse("");

    static List<Exception> unavailable() {
        return List.of(
                new ConnectException(),
                new SocketTimeoutException(),
                new UnknownHostException(),
                new SSLHandshakeException("expired"),
                new NoHttpResponseException("closed"),
                new ConnectionClosedException(),
                SdkClientException.create("no credentials"),
                new DestinationUnavailableException("busy"));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void anErrorOfTheConnectionMeansThatTheDestinationIsUnavailable(Exception failure) {
        assertThat(kind(failure)).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(kind(new IllegalStateException(failure))).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void anErrorThatNobodyKnowsIsTriedAgain() {
        assertThat(kind(new IllegalStateException())).isEqualTo(FailureKind.RETRY);
        assertThat(kind(new SQLException("odd", "P0001"))).isEqualTo(FailureKind.RETRY);
    }

    @Test
    void anEventThatTheRouteGivesUpIsDead() {
        assertThat(kind(new UndeliverableException("never"))).isEqualTo(FailureKind.DEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AWS.SimpleQueueService.NonExistentQueue, UNAVAILABLE",
        "400, AWS.SimpleQueueService.BatchRequestTooLong, DEAD",
        "500, InternalError, UNAVAILABLE",
        "403, Whatever, UNAVAILABLE",
        "503, , UNAVAILABLE",
        "400, SomethingNew, RETRY",
        "400, , RETRY"
    })
    void anErrorOfAwsIsJudgedByItsCodeOrElseByItsStatus(int status, String code, FailureKind kind) {
        AwsServiceException failure = SqsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();

        assertThat(kind(failure)).isEqualTo(kind);
    }

    @Test
    void theAnswerToACallOfARouteOfOnesOwnIsJudgedByTheSameTable() {
        Failure failure = Failures.of(
                new HttpOperationFailedException(
                        "http://crm/hook?token=secret",
                        503,
                        "Busy",
                        null,
                        Map.of("retry-after", "7"),
                        "5YJ3E1EA7KF000000"),
                NONE);

        assertThat(failure).isEqualTo(new Failure(FailureKind.UNAVAILABLE, "503", "HTTP 503", Duration.ofSeconds(7)));
    }

    @Test
    void whatTheOperatorHasDecidedGoesBeforeTheTable() {
        FailureTable overrides = FailureTable.parse("404:dead, 5*:retry-long,42P01:retry");

        assertThat(Failures.of(answer("404"), overrides).kind()).isEqualTo(FailureKind.DEAD);
        assertThat(Failures.of(answer("502"), overrides).kind()).isEqualTo(FailureKind.RETRY_LONG);
        assertThat(Failures.of(answer("422"), overrides).kind()).isEqualTo(FailureKind.DEAD);
        assertThat(Failures.of(new SQLException("gone", "42P01"), overrides).kind())
                .isEqualTo(FailureKind.RETRY);
    }

    @ParameterizedTest
    @CsvSource({
        "404=dead,   404=dead' is no code and kind",
        ":dead,      :dead' is no code and kind",
        "404:deadly, deadly' is none of unavailable; dead; retry-long; retry"
    })
    void aSettingThatIsWrongSaysSo(String setting, String message) {
        assertThatThrownBy(() -> FailureTable.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + message.replace(';', ','));
    }

    @Test
    void aTextForTheLogHoldsNoPersonalData() {
        SQLException quoting = new BatchUpdateException(
                "ERROR: invalid input syntax for type numeric: \"52.5, 13.4\"", "22P02", new int[0]);
        SQLException naming = new SQLException("no room\r\nfor owner@example.com and 5YJ3E1EA7KF000000", "53100");

        assertThat(Failures.of(quoting, NONE).text())
                .isEqualTo("SQLSTATE 22P02: ERROR: invalid input syntax for type numeric");
        assertThat(Failures.of(naming, NONE).text()).isEqualTo("SQLSTATE 53100: no room for … and …");
    }

    private static AnswerException answer(String status) {
        return new AnswerException(Protocol.HTTP, status, "HTTP " + status);
    }

    private static FailureKind kind(Throwable failure) {
        return Failures.of(failure, NONE).kind();
    }
}
