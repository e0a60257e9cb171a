package io.signalpost.http;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the port that webhooks come in by.
 *
 * @param port           TCP port, 0 for any free one
 * @param address        network address to listen on
 * @param maxConnections how many may be open at once; one more is closed as soon as it is made
 * @param maxBodySize    a longer request body is answered 413 and never kept in memory beyond this; at most 16 MB
 * @param requestTimeout time in which the headers and the body of a request must have arrived, else 408
 * @param idleTimeout    how long a connection may stay open between two requests
 */
@ConfigurationProperties("signalpost")
public record HttpProperties(
        @DefaultValue("8080") int port,
        @DefaultValue("0.0.0.0") String address,
        @DefaultValue("2000") int maxConnections,
        @DefaultValue("256KB") DataSize maxBodySize,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("60s") Duration idleTimeout) {

    /** The event log has room for 64 MB of events that wait for the disk; one must not take it all. */
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(16);

    public HttpProperties {
        require(port >= 0 && port <= 65535, "signalpost.port", port, "a number from 0 to 65535, for instance 8080");
        require(
                maxConnections > 0,
                "signalpost.max-connections",
                maxConnections,
                "a number above zero, for instance 2000");
        require(
                maxBodySize.toBytes() > 0 && maxBodySize.compareTo(LARGEST_BODY) <= 0,
                "signalpost.max-body-size",
                maxBodySize,
                "a size from 1B to 16MB, for instance 256KB");
        require(
                !requestTimeout.isNegative() && !requestTimeout.isZero(),
                "signalpost.request-timeout",
                requestTimeout,
                "a time above zero, for instance 10s");
        require(
                !idleTimeout.isNegative() && !idleTimeout.isZero(),
                "signalpost.idle-timeout",
                idleTimeout,
                "a time above zero, for instance 60s");
    }

    int maxBodyBytes() {
        return (int) maxBodySize.toBytes();
    }

    Duration shortestTimeout() {
        return requestTimeout.compareTo(idleTimeout) < 0 ? requestTimeout : idleTimeout;
    }

    private static void require(boolean valid, String key, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException(key + " is " + value + ", write " + expected);
        }
    }
}
