/**
 * The durable event log, one log with many readers, and its Camel component {@code event-log:}. The rooms below it are
 * {@code store}, {@code ledger}, {@code window}, {@code delivery}, {@code passed}, {@code failure} and {@code outage}; they know neither
 * each other's insides nor this one.
 */
package io.signalpost.eventlog;
