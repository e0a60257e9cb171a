package io.signalpost.destination.database;

/** Is asked before the tables of the {@code database} destination are made or brought up to date. */
@FunctionalInterface
public interface TablesGuard {

    /** @throws IllegalStateException when Signalpost must not start; the tables then stay as they are */
    void check(KnownVehicles vehicles);
}
