package io.signalpost.webhook.refused;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what is kept of refused requests.
 *
 * @param maxCount how many refused requests are kept
 * @param maxSize  how many bytes they may take
 * @param maxAge   how long one is kept at most
 */
@ConfigurationProperties("signalpost.refused")
public record RefusedRequestsProperties(
        @DefaultValue("1000") int maxCount,
        @DefaultValue("16MB") DataSize maxSize,
        @DefaultValue("7d") Duration maxAge) {

    public RefusedRequestsProperties {
        require(maxCount > 0, "max-count", maxCount, "a number above zero, for instance 1000");
        require(maxSize.toBytes() > 0, "max-size", maxSize, "a size above zero, for instance 16MB");
        require(maxAge.toMillis() > 0, "max-age", maxAge, "a time above zero, for instance 7d");
    }

    long maxBytes() {
        return maxSize.toBytes();
    }

    private static void require(boolean valid, String key, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("signalpost.refused." + key + " is " + value + ", write " + expected);
        }
    }
}
