/** The way of a log from SQLite to PostgreSQL, beside the receiver that has it open, and then the rest without it. */
package io.signalpost.eventlog.move;
