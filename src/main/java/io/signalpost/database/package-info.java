/** What holds for every database that we keep, the event log's and those of destinations: its file, who may read it, its schema. */
package io.signalpost.database;
