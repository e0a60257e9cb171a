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
        @DefaultValue("16MB") DataSize maxSize) {}
