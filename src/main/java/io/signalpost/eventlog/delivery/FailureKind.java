package io.signalpost.eventlog.delivery;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.AddressException;

import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failed delivery says about the destination and about the event. */
enum FailureKind {
    /** The destination cannot be reached or used; the event is not at fault and loses no attempt. */
    UNAVAILABLE,
    /** Only this event failed, and may succeed later. */
    RETRYABLE,
    /** No retry will ever deliver this event. */
    PERMANENT;

    private static final List<Class<?>> CONNECTION = List.of(
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
            DestinationUnavailableException.class,
            AuthenticationFailedException.class,
            SQLTransientConnectionException.class,
            SQLNonTransientConnectionException.class,
            SQLRecoverableException.class);

    private static final List<Class<?>> DATA = List.of(
            UndeliverableException.class,
            AddressException.class,
            NoTypeConversionAvailableException.class,
            InvalidPayloadException.class);

    /** Whoever writes to SQLite next would fail too: busy, locked, read-only, I/O error, disk full, cannot open. */
    private static final Set<Integer> SQLITE_UNUSABLE = Set.of(
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_LOCKED.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code);

    private static final Set<Integer> SQLITE_DATA = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code);

    static FailureKind of(Throwable failure) {
        List<Throwable> chain = ExceptionUtils.getThrowableList(failure);
        if (chain.stream().anyMatch(FailureKind::isConnection)) {
            return UNAVAILABLE;
        }
        return chain.stream().anyMatch(FailureKind::isData) ? PERMANENT : RETRYABLE;
    }

    private static boolean isConnection(Throwable failure) {
        if (failure instanceof SQLiteException sqlite) {
            return SQLITE_UNUSABLE.contains(sqlite.getResultCode().code & 0xff); // the low byte is the primary code
        }
        // SQLSTATE classes: 08 connection, 53 insufficient resources, 57P shutdown, 28 authorization
        return CONNECTION.stream().anyMatch(type -> type.isInstance(failure))
                || hasState(failure, "08", "53", "57P", "28");
    }

    private static boolean isData(Throwable failure) {
        if (failure instanceof SQLiteException sqlite) {
            return SQLITE_DATA.contains(sqlite.getResultCode().code & 0xff);
        }
        // SQLSTATE classes: 22 data exception, 23 integrity constraint violation
        return DATA.stream().anyMatch(type -> type.isInstance(failure)) || hasState(failure, "22", "23");
    }

    private static boolean hasState(Throwable failure, String... classes) {
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && List.of(classes).stream().anyMatch(sql.getSQLState()::startsWith);
    }
}
