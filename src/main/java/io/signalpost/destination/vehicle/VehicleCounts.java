package io.signalpost.destination.vehicle;

/**
 * How many vehicles there are.
 *
 * @param known  of which an event ever came
 * @param silent of these, the ones quiet for longer than they should be
 * @param faulty of these, the ones with a fault that is not resolved
 */
public record VehicleCounts(long known, long silent, long faulty) {}
