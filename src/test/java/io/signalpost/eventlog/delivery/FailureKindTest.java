package io.signalpost.eventlog.delivery;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;

import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureKindTest {

    static List<Exception> unavailable() {
        return List.of(
                new ConnectException(),
                new SocketTimeoutException(),
                new UnknownHostException(),
                new SSLHandshakeException("expired"),
                new NoHttpResponseException("closed"),
                new ConnectionClosedException(),
                new DestinationUnavailableException("busy"));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void meansThatTheDestinationIsDown(Exception failure) {
        assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(FailureKind.of(new IllegalStateException(failure))).isEqualTo(FailureKind.UNAVAILABLE);
    }
}
