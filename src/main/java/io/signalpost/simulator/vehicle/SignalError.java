package io.signalpost.simulator.vehicle;

/**
 * Why a signal, or a whole connection, has no data: an entry of Smartcar's error catalogue.
 *
 * @param type for instance {@code COMPATIBILITY}
 * @param code for instance {@code VEHICLE_NOT_CAPABLE}; null for {@code PERMISSION}, which has none
 */
public record SignalError(String type, String code) {

    public static final SignalError PERMISSION = new SignalError("PERMISSION", null);
    public static final SignalError NOT_CAPABLE = new SignalError("COMPATIBILITY", "VEHICLE_NOT_CAPABLE");
}
