package io.signalpost.event;

import java.util.Set;

/** The message headers a route sees, and no others. They are set from the verified body, never from the request. */
public final class EventHeaders {
    /** {@code eventId} of the body; {@code sha256:<hex of the body>} when Smartcar sent none. Type: String. */
    public static final String EVENT_ID = "SmartcarEventId";
    /** {@code VEHICLE_STATE}, {@code VEHICLE_ERROR}, {@code VERIFY} or whatever Smartcar sends one day. Type: String. */
    public static final String EVENT_TYPE = "SmartcarEventType";
    /** Smartcar's id of the vehicle; absent when the body names none. Type: String. */
    public static final String VEHICLE_ID = "SmartcarVehicleId";
    /** {@code LIVE}, {@code TEST} or {@code SIMULATED}, upper case; {@code LIVE} when the body names none. Type: String. */
    public static final String MODE = "SmartcarMode";
    /** {@code true} when an operator has had the event replayed; absent otherwise. Type: String. */
    public static final String REPLAYED = "SmartcarReplayed";

    /** Their names. */
    public static final Set<String> ALL = Set.of(EVENT_ID, EVENT_TYPE, VEHICLE_ID, MODE, REPLAYED);

    private EventHeaders() {}
}
