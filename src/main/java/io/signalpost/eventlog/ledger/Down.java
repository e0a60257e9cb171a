package io.signalpost.eventlog.ledger;

import java.time.Instant;

/**
 * That a destination cannot be used.
 *
 * @param since  when it went down, or when the node that reads it was started, whichever was later
 * @param reason what its last attempt met with, fit for the log: protocol and code, or the class of the error
 */
public record Down(Instant since, String reason) {}
