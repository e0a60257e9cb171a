package io.signalpost.eventlog.window;

import io.signalpost.eventlog.store.LogEntry;

/** An event that has failed, was held, or is replayed. @param replay id of the replay; null for none */
public record Retry(LogEntry entry, int attempts, int partition, Long replay) {}
