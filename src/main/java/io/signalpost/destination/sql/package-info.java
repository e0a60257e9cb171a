/** What holds for the tables of all destinations: their databases, their updates, the form of their values. */
package io.signalpost.destination.sql;
