/**
 * The durable store: one thread that writes in groups, connections that read beside it, and what SQLite and PostgreSQL do
 * differently. It knows events, and nothing of who reads them.
 */
package io.signalpost.eventlog.store;
