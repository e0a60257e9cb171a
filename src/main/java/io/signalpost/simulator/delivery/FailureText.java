package io.signalpost.simulator.delivery;

import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

import io.signalpost.outbound.AddressRefusedException;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.core5.http.HttpException;

/** Why a post does not count as success, in words for people: never the words of the other side, which are not ours to show. */
final class FailureText {

    static final String CLOSED = "the simulator was closed";
    static final String NO_ADDRESS =
            "the target is no address: expected https://<host>/<path>, with a port, if any, from 1 to 65535";

    private FailureText() {}

    /** Null for 2xx. */
    static String of(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> "answered " + status + ": redirects are not followed; expected any 2xx";
            default -> "answered " + status + ": expected any 2xx";
        };
    }

    /** @param limit for the answer */
    static String of(Throwable thrown, Duration limit) {
        if (has(thrown, PostingException.class)) {
            return ExceptionUtils.throwableOfType(thrown, PostingException.class)
                    .getMessage();
        }
        if (has(thrown, AddressRefusedException.class)) {
            return ExceptionUtils.throwableOfType(thrown, AddressRefusedException.class)
                    .getMessage();
        }
        if (has(thrown, UnknownHostException.class)) {
            String host = ExceptionUtils.throwableOfType(thrown, UnknownHostException.class)
                    .getMessage();
            return StringUtils.substringBefore(host, ":")
                    + " has no address: the name is misspelt, or the name server does not answer";
        }
        if (has(thrown, TimeoutException.class) || has(thrown, SocketTimeoutException.class)) {
            return "no answer within " + limit.toMillis() + " ms";
        }
        if (has(thrown, CancellationException.class)) {
            return CLOSED;
        }
        if (has(thrown, SSLException.class)) {
            return "TLS failed: expected TLS 1.2 or later, and a certificate for this host from a public authority";
        }
        if (exhausted(thrown)) {
            return "this machine has no open files or ports left, for which the receiver is not to blame: raise the limits"
                    + " (ulimit -n), or send less at once";
        }
        if (has(thrown, ConnectException.class)) {
            return "no connection: nothing listens there, or the machine cannot be reached";
        }
        if (has(thrown, HttpException.class)) {
            return "the answer is not HTTP";
        }
        return "the connection was closed before an answer came";
    }

    /** Said in several ways, also as the cause of a {@link ConnectException}. */
    private static boolean exhausted(Throwable thrown) {
        return has(thrown, BindException.class)
                || ExceptionUtils.getThrowableList(thrown).stream()
                        .anyMatch(each -> StringUtils.contains(each.getMessage(), "Too many open files"));
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return ExceptionUtils.indexOfType(thrown, type) >= 0;
    }
}
