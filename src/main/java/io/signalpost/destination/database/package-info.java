/**
 * What {@code routes/database.camel.yaml} needs besides YAML: the rows of its tables, and how they are written to
 * SQLite and PostgreSQL.
 */
package io.signalpost.destination.database;
