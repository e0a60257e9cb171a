package io.signalpost.http;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the port that webhooks come in by.
 *
 * @param port                           TCP port, 0 for any free one
 * @param address                        network address to listen on
 * @param maxConnections                 how many may be open at once; for one more, that without a complete request for
 *                                       longest is closed
 * @param maxConnectionsPerAddress       how many of them one address may have; 0 is all, null half of them
 * @param trustedProxies                 addresses and networks of proxies that are believed for whom they forward a request,
 *                                       by X-Forwarded-For
 * @param maxRequestsPerSecondPerAddress more are answered 429; 0 is no limit
 * @param maxBodySize                    a longer request body is answered 413 and never kept in memory beyond this; at
 *                                       most 16 MB
 * @param maxReceivingSize               memory for all bodies that have begun to arrive; beyond it they are answered 503
 * @param requestTimeout                 time in which the headers and the body of a request must have arrived, else 408
 * @param idleTimeout                    how long a connection may stay open between two requests
 * @param ssl                            whether TLS is spoken
 */
@ConfigurationProperties("signalpost")
public record HttpProperties(
        @DefaultValue("8080") int port,
        @DefaultValue("0.0.0.0") String address,
        @DefaultValue("2000") int maxConnections,
        Integer maxConnectionsPerAddress,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("0") int maxRequestsPerSecondPerAddress,
        @DefaultValue("256KB") DataSize maxBodySize,
        @DefaultValue("64MB") DataSize maxReceivingSize,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("75s") Duration idleTimeout,
        @DefaultValue Ssl ssl) {

    /** The event log has room for 64 MB of events that wait for the disk; one must not take it all. */
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(16);

    /**
     * How TLS is spoken.
     *
     * @param bundle name of one of Spring Boot's SSL bundles ({@code spring.ssl.bundle.*}); none is plain HTTP
     */
    public record Ssl(@DefaultValue("") String bundle) {}

    public HttpProperties {
        require(port >= 0 && port <= 65535, "port", port, "a number from 0 to 65535, for instance 8080");
        require(maxConnections > 0, "max-connections", maxConnections, "a number above zero, for instance 2000");
        maxConnectionsPerAddress =
                maxConnectionsPerAddress == null ? (maxConnections + 1) / 2 : maxConnectionsPerAddress;
        require(
                maxConnectionsPerAddress >= 0,
                "max-connections-per-address",
                maxConnectionsPerAddress,
                "a number above zero, or 0 for no limit but that of all");
        for (String proxy : trustedProxies) {
            require(isNetwork(proxy), "trusted-proxies", proxy, "an address or a network, for instance 10.0.0.0/8");
        }
        require(
                maxRequestsPerSecondPerAddress >= 0 && maxRequestsPerSecondPerAddress <= 1_000_000,
                "max-requests-per-second-per-address",
                maxRequestsPerSecondPerAddress,
                "a number from 1 to 1000000, or 0 for no limit");
        require(
                maxBodySize.toBytes() > 0 && maxBodySize.compareTo(LARGEST_BODY) <= 0,
                "max-body-size",
                maxBodySize,
                "a size from 1B to 16MB, for instance 256KB");
        require(
                maxReceivingSize.compareTo(maxBodySize) >= 0,
                "max-receiving-size",
                maxReceivingSize,
                "a size of at least signalpost.max-body-size, for instance 64MB");
        require(isPositive(requestTimeout), "request-timeout", requestTimeout, "a time above zero, for instance 10s");
        require(isPositive(idleTimeout), "idle-timeout", idleTimeout, "a time above zero, for instance 75s");
    }

    int maxBodyBytes() {
        return (int) maxBodySize.toBytes();
    }

    /** Room that one address may take of {@link #maxReceivingSize}: like of the connections half, but one body at least. */
    long maxReceivingBytesPerAddress() {
        return maxConnectionsPerAddress == 0
                ? maxReceivingSize.toBytes()
                : Math.max(maxReceivingSize.toBytes() / 2, maxBodySize.toBytes());
    }

    Duration shortestTimeout() {
        return requestTimeout.compareTo(idleTimeout) < 0 ? requestTimeout : idleTimeout;
    }

    private static boolean isNetwork(String written) {
        try {
            new TrustedProxies(List.of(written));
            return true;
        } catch (IllegalArgumentException neither) {
            return false;
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static void require(boolean valid, String key, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("signalpost." + key + " is " + value + ", write " + expected);
        }
    }
}
