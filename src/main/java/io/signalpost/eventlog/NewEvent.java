package io.signalpost.eventlog;

import java.time.Instant;

/**
 * An authentic event on its way into the log.
 *
 * @param eventId   what de-duplication goes by
 * @param eventType never {@code VERIFY}
 * @param vehicleId null when the body names none
 * @param mode      {@code LIVE}, {@code TEST}, {@code SIMULATED}, or null when the body names none
 * @param tokenName name of the management token whose signature matched; null for an event that a route of one's own appends
 * @param body      the bytes that Smartcar sent
 */
public record NewEvent(
        String eventId,
        String eventType,
        String vehicleId,
        String mode,
        Instant receivedAt,
        String tokenName,
        byte[] body) {}
