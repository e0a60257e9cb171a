package io.signalpost.destination.vehicle;

/**
 * The last good value of a signal.
 *
 * @param value a number, text or truth value; of a signal that has several, the List of them or a Map
 * @param unit  null when it has none, or it is not known
 */
public record SignalValue(String code, Object value, String unit) {}
