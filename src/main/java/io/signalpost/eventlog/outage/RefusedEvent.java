package io.signalpost.eventlog.outage;

import java.time.Instant;

/**
 * An authentic event that the log could not take, so that it was answered 503.
 *
 * @param vehicleId null when the body names none
 * @param refusedAt the first time
 */
public record RefusedEvent(String eventId, String vehicleId, Instant refusedAt) {}
