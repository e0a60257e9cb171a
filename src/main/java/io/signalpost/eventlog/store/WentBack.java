package io.signalpost.eventlog.store;

import java.time.Instant;

/**
 * The log no longer has events that this process had appended: a standby was promoted that lacked them, a server that had been
 * replaced came back, or the database was put back from a copy.
 *
 * @param at     when that was noticed
 * @param events how many of this process at least; other nodes tell of theirs
 */
public record WentBack(Instant at, long events) {}
