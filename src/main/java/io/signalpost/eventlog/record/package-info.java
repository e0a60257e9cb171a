/** What became of each event at each destination, told from the tables of the ledger. */
package io.signalpost.eventlog.record;
