package io.signalpost.simulator.vehicle;

/**
 * Where a car is parked.
 *
 * @param fast whether the charger there is a public one for direct current
 */
record Place(String name, String address, Position position, boolean fast) {}
