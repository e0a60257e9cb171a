package io.signalpost.eventlog;

import java.time.Instant;

/**
 * A request that was refused, kept for diagnosis in the bounded quarantine (table {@code rejected}).
 *
 * @param cause       a short closed word, for instance {@code signature} or {@code json}
 * @param status      the HTTP status it was answered with
 * @param scSignature the {@code SC-Signature} header as sent, or null
 * @param remote      address of the caller
 */
public record RejectedRequest(
        Instant receivedAt, String cause, int status, String scSignature, String remote, byte[] body) {}
