/** The durable event log and its Camel component {@code event-log:} one log, many readers, each at its own position. */
package io.signalpost.eventlog;
