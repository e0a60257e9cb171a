/**
 * What the tables say of destinations: how far each has come in each partition, its counts, what failed or is held, and which
 * nodes read it. Each change keeps the ledger adding up.
 */
package io.signalpost.eventlog.ledger;
