package io.signalpost.eventlog.delivery;

import java.time.Instant;

/**
 * Events have been removed that a destination was still to have.
 *
 * @param limit what demanded it: {@code size} ({@code signalpost.event-log.max-size}) or {@code retention}, which only a
 *              disabled destination loses events to
 */
public record PrunedUndelivered(Instant at, String limit) {}
