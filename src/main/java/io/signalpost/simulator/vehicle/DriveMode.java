package io.signalpost.simulator.vehicle;

/** How the car reacts to its driver; other makers' names for the same are not told apart. */
enum DriveMode {
    ECO("Eco"),
    COMFORT("Comfort"),
    SPORT("Sport");

    private final String displayName;

    DriveMode(String displayName) {
        this.displayName = displayName;
    }

    String displayName() {
        return displayName;
    }
}
