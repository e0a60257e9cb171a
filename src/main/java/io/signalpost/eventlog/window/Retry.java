package io.signalpost.eventlog.window;

import io.signalpost.eventlog.store.LogEntry;

/** An event that has failed, or was held, before. */
public record Retry(LogEntry entry, int attempts, int partition) {}
