package io.signalpost.eventlog;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the event log.
 *
 * @param url           JDBC URL of the SQLite file
 * @param retention     how long an event is kept after every destination has passed it, and how far back a duplicate is known
 * @param maxSize       above this the oldest events are removed even if a destination has not passed them
 * @param appendTimeout an event that is not on disk by then is answered 503
 * @param queueCapacity how many events may wait for the disk; more are answered 503
 */
@ConfigurationProperties("signalpost.event-log")
public record EventLogProperties(
        @DefaultValue("jdbc:sqlite:data/event-log.db") String url,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("5s") Duration appendTimeout,
        @DefaultValue("10000") int queueCapacity,
        @DefaultValue("1m") Duration pruneEvery) {}
