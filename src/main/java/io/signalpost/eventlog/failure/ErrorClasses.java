package io.signalpost.eventlog.failure;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import jakarta.mail.internet.AddressException;

import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Errors that have no code but a class that says it all. */
final class ErrorClasses implements FailureReader {

    private static final Map<FailureKind, List<Class<?>>> KINDS = Map.of(
            FailureKind.UNAVAILABLE,
            List.of(
                    ConnectException.class,
                    NoRouteToHostException.class,
                    UnknownHostException.class,
                    SocketException.class,
                    InterruptedIOException.class, // every kind of timeout, SocketTimeoutException among them
                    HttpTimeoutException.class,
                    ClosedChannelException.class,
                    EOFException.class,
                    SSLException.class,
                    NoHttpResponseException.class,
                    ConnectionClosedException.class,
                    SQLTransientConnectionException.class,
                    SQLNonTransientConnectionException.class,
                    SQLRecoverableException.class),
            FailureKind.DEAD,
            List.of(AddressException.class, NoTypeConversionAvailableException.class, InvalidPayloadException.class));

    @Override
    public Optional<Failure> read(Throwable error) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(type -> type.isInstance(error)))
                .map(kind -> Failure.of(kind.getKey()))
                .findFirst();
    }
}
