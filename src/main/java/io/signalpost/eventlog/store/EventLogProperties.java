package io.signalpost.eventlog.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the event log.
 *
 * @param url           JDBC URL of the SQLite file or the PostgreSQL database
 * @param retention     how long an event is kept after every destination has passed it, and how far back a duplicate is known
 * @param maxSize       above this the oldest events are removed even if a destination has not passed them
 * @param appendTimeout an event that is not on disk by then is answered 503
 * @param compression   how the bodies of new events are kept
 * @param lastValues    how many values are remembered that destinations have passed last
 * @param username      login to PostgreSQL; may be blank
 * @param password      login to PostgreSQL; may be blank
 * @param queueCapacity how many events may wait for the disk; more are answered 503
 */
@ConfigurationProperties("signalpost.event-log")
public record EventLogProperties(
        String url,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("5s") Duration appendTimeout,
        @DefaultValue("10000") int queueCapacity,
        @DefaultValue("1m") Duration pruneEvery,
        @DefaultValue("zstd") BodyCompression compression,
        @DefaultValue("1000000") int lastValues,
        String username,
        String password) {

    public EventLogProperties {
        require(!retention.isNegative(), "retention", retention, "a time such as 7d");
        require(maxSize.toMegabytes() >= 1, "max-size", maxSize, "a size of 1MB or more, for instance 10GB");
        require(appendTimeout.toMillis() > 0, "append-timeout", appendTimeout, "a time above zero, for instance 5s");
        require(queueCapacity > 0, "queue-capacity", queueCapacity, "a number above zero, for instance 10000");
        require(lastValues > 0, "last-values", lastValues, "a number above zero, for instance 1000000");
        require(pruneEvery.toMillis() > 0, "prune-every", pruneEvery, "a time above zero, for instance 1m");
    }

    /** Without the values: URL and password are nobody's business. */
    @Override
    public String toString() {
        return "EventLogProperties";
    }

    private static void require(boolean valid, String key, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("signalpost.event-log." + key + " is " + value + ", write " + expected);
        }
    }
}
