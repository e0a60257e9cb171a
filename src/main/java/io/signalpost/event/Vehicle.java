package io.signalpost.event;

/**
 * The vehicle an event is about. Anything may be null.
 *
 * @param id             Smartcar's id
 * @param make           as Smartcar sent it; {@code TESLA} and {@code Tesla} both occur
 * @param mode           {@code LIVE}, {@code TEST} or {@code SIMULATED}, upper case
 * @param powertrainType for instance {@code BEV}
 */
public record Vehicle(String id, String make, String model, Integer year, String mode, String powertrainType) {}
