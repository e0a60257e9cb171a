package io.signalpost.simulator.server;

import java.util.List;

import io.signalpost.catalog.SignalDefinition;

/** A signal that a webhook has chosen, as both APIs write it. */
record SignalName(String group, String name, String code) {

    static List<SignalName> of(List<SignalDefinition> chosen) {
        return chosen.stream().map(SignalName::of).toList();
    }

    static SignalName of(SignalDefinition signal) {
        return new SignalName(signal.group(), signal.name(), signal.code());
    }
}
