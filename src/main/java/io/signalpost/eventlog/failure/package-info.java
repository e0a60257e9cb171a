/**
 * What a failed delivery says about the destination and about the event: one table of codes per protocol (docs/failures.md),
 * and what reads the codes from the errors of the libraries.
 */
package io.signalpost.eventlog.failure;
