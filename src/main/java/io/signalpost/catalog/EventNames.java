package io.signalpost.catalog;

import java.util.List;

/** Words in which Smartcar says what kind of event it sends. Tomorrow there may be others. */
public final class EventNames {

    /** What destinations can get; the last three are of 2.0. */
    public static final List<String> TYPES =
            List.of("VEHICLE_STATE", "VEHICLE_ERROR", "SCHEDULED", "EVENTBASED", "DYNAMIC");

    public static final List<String> MODES = List.of("LIVE", "SIMULATED", "TEST");

    private EventNames() {}
}
