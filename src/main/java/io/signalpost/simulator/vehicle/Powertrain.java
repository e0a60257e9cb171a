package io.signalpost.simulator.vehicle;

import java.util.List;

/** What moves a car, and so which signals it can have. */
enum Powertrain {
    BEV("internalcombustionengine-", "diagnostics-emissions", "diagnostics-oil", "diagnostics-waterinfuel"),
    PHEV("charge-fastchargertype", "charge-isfastchargerpresent", "diagnostics-waterinfuel"),
    ICE("tractionbattery-", "charge-", "diagnostics-ev");

    private final List<String> gaps;

    Powertrain(String... gaps) {
        this.gaps = List.of(gaps);
    }

    /** Beginnings of the codes of signals that no car of this kind has. */
    List<String> gaps() {
        return gaps;
    }
}
