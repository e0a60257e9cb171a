package io.signalpost.eventlog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the quarantine; the oldest refused request goes first.
 *
 * @param maxCount how many refused requests are kept
 * @param maxSize  how many bytes their bodies may take
 */
@ConfigurationProperties("signalpost.quarantine")
public record QuarantineProperties(
        @DefaultValue("1000") int maxCount,
        @DefaultValue("16MB") DataSize maxSize) {

    public QuarantineProperties {
        require(maxCount > 0, "max-count", maxCount, "a number above zero, for instance 1000");
        require(maxSize.toBytes() > 0, "max-size", maxSize, "a size above zero, for instance 16MB");
    }

    private static void require(boolean valid, String key, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("signalpost.quarantine." + key + " is " + value + ", write " + expected);
        }
    }
}
